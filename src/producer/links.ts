import { type LinkDeps, type LinkReport, ProducerLink } from "./link.ts";
import type { LinkTiming, ProducerSettings } from "./settings.ts";

/** What {@linkcode runLinks} needs; every message comes with its producer's name. */
export interface LinksDeps extends Pick<LinkDeps, "transport" | "clock" | "random"> {
  onMessage(producer: string, text: string, receivedAt: number): void;
  onEvent(event: LinkReport): void;
}

/** All links of a run. */
export interface Links {
  /** Resolves when all have ended, after the signal was aborted. Never rejects. */
  readonly done: Promise<void>;
  /** Sends a request to one producer; false when it is unknown or its link is not open. */
  request(producer: string, text: string): boolean;
}

/** Starts a link to every producer, each on its own: what happens to one never touches another. */
export function runLinks(
  producers: readonly ProducerSettings[],
  timing: LinkTiming,
  deps: LinksDeps,
  signal: AbortSignal,
): Links {
  const links = new Map<string, ProducerLink>();
  for (const producer of producers) {
    const { transport, clock, random } = deps;
    const onMessage = (text: string, receivedAt: number): void => deps.onMessage(producer.name, text, receivedAt);
    const onEvent = (event: LinkReport): void => deps.onEvent(event);
    links.set(producer.name, new ProducerLink(producer, timing, { transport, clock, random, onMessage, onEvent }));
  }
  return {
    done: Promise.all([...links.values()].map((link) => link.run(signal))).then(() => undefined),
    request: (producer, text) => links.get(producer)?.request(text) ?? false,
  };
}
