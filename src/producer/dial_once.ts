import type { Clock } from "../time/clock.ts";
import { producerTitle } from "./policy/address.ts";
import { type LinkReport, ProducerLink } from "./producer_link.ts";
import type { LinkTiming, ProducerSettings } from "./producer_settings.ts";
import type { Transport } from "./transport.ts";

/**
 * Dials a producer once, requests its whitelist and one row of each dataframe, and ends when a handler hangs up, the
 * link fails, or `stop` is aborted.
 *
 * @returns null when the link was open until the end; else why it failed and what to do
 */
export async function dialOnce(
  producer: ProducerSettings,
  timing: LinkTiming,
  { transport, clock, random }: DialDeps,
  handlers: DialHandlers,
  stop: AbortSignal,
): Promise<string | null> {
  const hungUp = new AbortController();
  const signal = AbortSignal.any([stop, hungUp.signal]);
  const dial: Dial = {
    request: (text) => link.request(text),
    hangUp: () => hungUp.abort(),
    // sleep rejects only when it is aborted: then the dial has ended already
    hangUpAfter: (ms) => void clock.sleep(ms, signal).then(() => hungUp.abort(), () => undefined),
  };
  let failure: string | null = null;
  const onEvent = (event: LinkReport): void => {
    if (event.type === "link_opened") handlers.onOpen(dial);
    if (event.type === "link_closed" && !signal.aborted) {
      failure = removeTitle(event.reason.message, producer);
      hungUp.abort();
    }
  };
  const onMessage = (bytes: Uint8Array): void => handlers.onMessage(decoder.decode(bytes), dial);
  const link = new ProducerLink(
    producer,
    { ...timing, initial_candle_limit: 1 },
    { transport, clock, random, onMessage, onEvent },
  );
  await link.run(signal);
  return failure;
}

/** Dependencies of {@linkcode dialOnce}. */
export interface DialDeps {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly random: () => number;
}

/** Callbacks of {@linkcode dialOnce}. */
export interface DialHandlers {
  onOpen(dial: Dial): void;
  /** Called with each text frame. */
  onMessage(text: string, dial: Dial): void;
}

/** What a handler can do with an open dial. */
export interface Dial {
  /** Sends a request. */
  request(text: string): void;
  hangUp(): void;
  /** Hangs up after a while. Of several calls the earliest counts. */
  hangUpAfter(ms: number): void;
}

/** Removes a producer's name and address from the start of a message: they are shown beside it. */
function removeTitle(message: string, producer: ProducerSettings): string {
  const title = producerTitle(producer);
  return message.startsWith(title) ? message.slice(title.length).replace(/^[: ]+/, "") : message;
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
