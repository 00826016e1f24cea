import { type LinkDeps, type LinkReport, ProducerLink } from "./producer_link.ts";
import type { LinkTiming, ProducerSettings } from "./producer_settings.ts";

/** Starts an independent link to every producer, and keeps them open until `signal` is aborted. */
export function followProducers(
  producers: readonly ProducerSettings[],
  timing: LinkTiming,
  deps: FollowDeps,
  signal: AbortSignal,
): FollowedProducers {
  const links = new RunningProducers(deps, signal);
  links.change(producers, timing);
  return links;
}

/** Dependencies and callbacks of {@linkcode followProducers}. Every message comes with its producer's name. */
export interface FollowDeps extends Pick<LinkDeps, "transport" | "clock" | "random"> {
  /** @param bytes the message in UTF-8, valid until the callback returns */
  onMessage(producer: string, bytes: Uint8Array, receivedAt: number): void;
  onEvent(event: LinkReport): void;
}

/** The links of a run. */
export interface FollowedProducers {
  /** Resolves when all links have ended, after the signal was aborted. Never rejects. */
  readonly done: Promise<void>;
  /** Sends a request to one producer. Returns false when the producer is unknown or its link is not open. */
  request(producer: string, text: string): boolean;
  /** Replaces the producers. A link whose settings are unchanged stays open; the others end or start. */
  change(producers: readonly ProducerSettings[], timing: LinkTiming): void;
}

interface RunningLink {
  readonly link: ProducerLink;
  /** Its settings as text. */
  readonly identity: string;
  readonly end: AbortController;
  readonly done: Promise<void>;
}

class RunningProducers implements FollowedProducers {
  readonly done: Promise<void>;
  readonly #deps: FollowDeps;
  readonly #signal: AbortSignal;
  readonly #links = new Map<string, RunningLink>();
  /** Removed links that have not ended yet. */
  readonly #ending = new Map<string, Promise<void>>();

  constructor(deps: FollowDeps, signal: AbortSignal) {
    this.#deps = deps;
    this.#signal = signal;
    this.done = waitForAbort(signal).then(() => this.#waitForEnd());
  }

  request(producer: string, text: string): boolean {
    return this.#links.get(producer)?.link.request(text) ?? false;
  }

  change(producers: readonly ProducerSettings[], timing: LinkTiming): void {
    const wanted = new Map(producers.map((producer) => [producer.name, producer]));
    for (const [name, { identity, end, done }] of this.#links) {
      const producer = wanted.get(name);
      if (producer !== undefined && identityOf(producer, timing) === identity) wanted.delete(name);
      else {
        this.#links.delete(name);
        this.#ending.set(name, done.then(() => void this.#ending.delete(name)));
        end.abort();
      }
    }
    for (const producer of wanted.values()) this.#links.set(producer.name, this.#start(producer, timing));
  }

  #start(producer: ProducerSettings, timing: LinkTiming): RunningLink {
    const { transport, clock, random } = this.#deps;
    const onMessage = (bytes: Uint8Array, receivedAt: number): void =>
      this.#deps.onMessage(producer.name, bytes, receivedAt);
    const onEvent = (event: LinkReport): void => this.#deps.onEvent(event);
    const link = new ProducerLink(producer, timing, { transport, clock, random, onMessage, onEvent });
    const end = new AbortController();
    const signal = AbortSignal.any([end.signal, this.#signal]);
    // A link that replaces another one of its producer starts when the old one has ended.
    const before = this.#ending.get(producer.name);
    const done = before === undefined ? link.run(signal) : before.then(() => link.run(signal));
    return { link, identity: identityOf(producer, timing), end, done };
  }

  async #waitForEnd(): Promise<void> {
    await Promise.all([...this.#ending.values(), ...[...this.#links.values()].map(({ done }) => done)]);
  }
}

function identityOf(producer: ProducerSettings, timing: LinkTiming): string {
  const { wait_timeout, ping_timeout, sleep_time, message_size_limit, initial_candle_limit } = timing;
  return JSON.stringify([producer, wait_timeout, ping_timeout, sleep_time, message_size_limit, initial_candle_limit]);
}

function waitForAbort(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}
