import type { SinkConfigOf } from "../../../../src/config/schema.ts";
import { FreqtradeSink } from "../../../../src/delivery/sinks/freqtrade/freqtrade_sink.ts";
import type { Attempt, SendOutcome } from "../../../../src/delivery/sinks/sink.ts";
import type { Signal } from "../../../../src/signal.ts";
import type { Clock } from "../../../../src/time/clock.ts";
import { FakeClock } from "../../../support/fake_clock.ts";

export const PASSWORD = "p4ssword-of-the-bot";
/** The limit for an answer, short enough for tests with a bot that does not answer. */
const SHORT_TIMEOUT_S = 0.15;

let number = 0;

/** A signal to enter BTC/USDT long, each with an id and a tag of its own. */
export function signal(changes: Partial<Signal> = {}): Signal {
  number++;
  return {
    id: `signal-${number}`,
    time: "2026-11-23T00:05:01.000Z",
    strategy: "ConsumerStrategy",
    pair: "BTC/USDT",
    timeframe: "5m",
    candle: "2026-11-23T00:00:00Z",
    action: "enter",
    side: "long",
    tag: `tag-${number}`,
    price: 1051.348073,
    producer: "default",
    analyzed_at: "2026-11-23T00:05:00.073Z",
    ...changes,
  };
}

type SinkChanges = Partial<SinkConfigOf<"freqtrade">>;

export function configOf(url: string, changes: SinkChanges = {}): SinkConfigOf<"freqtrade"> {
  return {
    ...{ type: "freqtrade", name: "spot", url, username: "freqtrader", password: PASSWORD, max_attempts: 20 },
    ...{ filter: { strategies: [], pairs: [], actions: [], sides: [], tags: [] }, send_price: false },
    ...{ timeout: SHORT_TIMEOUT_S, settle_time: 60, ...changes },
  };
}

/** A sink, and the note of each signal, kept between attempts like in the journal. */
export class Sender implements AsyncDisposable {
  readonly sink: FreqtradeSink;
  readonly clock: Clock;
  readonly notes = new Map<string, string>();
  readonly #attempts = new Map<string, number>();

  constructor(url: string, changes: SinkChanges = {}, clock: Clock = new FakeClock()) {
    this.clock = clock;
    this.sink = new FreqtradeSink(configOf(url, changes), { clock });
  }

  send(what: Signal, abort: AbortSignal = new AbortController().signal): Promise<SendOutcome> {
    const attempts = (this.#attempts.get(what.id) ?? 0) + 1;
    this.#attempts.set(what.id, attempts);
    const attempt: Attempt = {
      number: attempts,
      abort,
      note: this.notes.get(what.id) ?? null,
      remember: (note) => this.notes.set(what.id, note),
    };
    return this.sink.send(what, attempt);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.sink[Symbol.asyncDispose]();
  }
}

/** Formats an outcome for assertions: `delivered: trade 1 opened`, `failed sink: ...`. */
export function outcomeText(outcome: SendOutcome): string {
  switch (outcome.type) {
    case "delivered":
      return `delivered: ${outcome.result}`;
    case "skipped":
      return `skipped: ${outcome.reason}`;
    case "refused":
      return `refused: ${outcome.reason}`;
    case "failed":
      return `failed ${outcome.scope}: ${outcome.reason}`;
  }
}
