import type { ConsumerEvent, FrameKey } from "../events.ts";

/**
 * What each producer lists and has sent last: the newest candle of each dataframe, and when it arrived.
 *
 * It learns from events alone, and reads no clock. All times are epoch milliseconds.
 *
 * @example
 * ```ts
 * import { FollowedData } from "./followed_data.ts";
 * const data = new FollowedData(["default"]);
 * data.note({ type: "whitelist_received", producer: "default", pairs: ["BTC/USDT"] }, 0);
 * const [producer] = data.producers;
 * if (producer?.pairs.get("BTC/USDT")?.frames.length !== 0) throw new Error("should be listed without a dataframe");
 * ```
 */
export class FollowedData {
  readonly #producers = new Map<string, MutableProducer>();

  /** @param names the config's producers */
  constructor(names: readonly string[]) {
    this.change(names);
  }

  /** The config's producers, in its order. */
  get producers(): readonly ProducerData[] {
    return [...this.#producers.values()];
  }

  /** Applies a reloaded config: producers that it no longer has are forgotten. */
  change(names: readonly string[]): void {
    const before = new Map(this.#producers);
    this.#producers.clear();
    for (const name of names) {
      this.#producers.set(name, before.get(name) ?? { name, openedAt: null, hasListed: false, pairs: new Map() });
    }
  }

  /** Notes an event. @param now when it happened */
  note(event: ConsumerEvent, now: number): void {
    switch (event.type) {
      case "link_opened":
        return this.#setOpenedAt(event.producer, now);
      case "link_closed":
        return this.#setOpenedAt(event.producer, null);
      case "whitelist_received":
        return this.#noteWhitelist(event.producer, event.pairs, now);
      case "frame_updated":
        return this.#noteFrame(event.key, event.lastCandle, now);
      case "engine_restarted":
        // everything is requested again
        return this.startAgain(now);
    }
  }

  /** Returns the newest candle of a dataframe, or null when none has arrived. */
  frameOf({ producer, pair, timeframe, candleType }: FrameKey): FrameEnd | null {
    const frames = this.#producers.get(producer)?.pairs.get(pair)?.frames ?? [];
    return frames.find((frame) => frame.timeframe === timeframe && frame.candleType === candleType) ?? null;
  }

  /**
   * Counts all waiting times from now on. The clock was set, or the computer has slept: what should have arrived since then
   * is not late yet.
   */
  startAgain(now: number): void {
    for (const producer of this.#producers.values()) {
      if (producer.openedAt !== null) producer.openedAt = now;
      for (const pair of producer.pairs.values()) {
        pair.since = now;
        // times that a clock that was set back would reach only later
        pair.frames = pair.frames.map((frame) => ({
          ...frame,
          firstAt: Math.min(frame.firstAt, now),
          candleAt: Math.min(frame.candleAt, now),
          seenAt: Math.min(frame.seenAt, now),
        }));
      }
    }
  }

  #setOpenedAt(name: string, openedAt: number | null): void {
    const producer = this.#producers.get(name);
    if (producer !== undefined) producer.openedAt = openedAt;
  }

  #noteWhitelist(name: string, listed: readonly string[], now: number): void {
    const producer = this.#producers.get(name);
    if (producer === undefined) return;
    producer.hasListed = true;
    const { pairs } = producer;
    producer.pairs = new Map(listed.map((pair) => [pair, pairs.get(pair) ?? { since: now, frames: [] }]));
  }

  #noteFrame({ producer: name, pair: pairName, timeframe, candleType }: FrameKey, candle: number, now: number): void {
    const producer = this.#producers.get(name);
    if (producer === undefined) return;
    let pair = producer.pairs.get(pairName);
    if (pair === undefined) {
      // a pair that the producer does not list, or not yet
      if (producer.hasListed || producer.pairs.size >= MAX_PAIRS) return;
      producer.pairs.set(pairName, pair = { since: now, frames: [] });
    }
    const before = pair.frames.find((frame) => frame.timeframe === timeframe && frame.candleType === candleType);
    const frame: FrameEnd = {
      timeframe,
      candleType,
      lastCandle: candle,
      firstAt: before?.firstAt ?? now,
      candleAt: before === undefined || candle > before.lastCandle ? now : before.candleAt,
      seenAt: now,
    };
    // the dataframe that arrived last is the first one
    pair.frames = [frame, ...pair.frames.filter((other) => other !== before)].slice(0, MAX_FRAMES);
  }
}

/** What a producer lists and has sent. */
export interface ProducerData {
  readonly name: string;
  /** When its link opened. Null: it is not open. */
  readonly openedAt: number | null;
  /** Whether it has sent a whitelist. If so, `pairs` has exactly the pairs on it. */
  readonly hasListed: boolean;
  readonly pairs: ReadonlyMap<string, PairData>;
}

/** What has arrived of a pair. */
export interface PairData {
  /** Since when its candles have been awaited. */
  readonly since: number;
  /** One for each timeframe and candle type. The one that arrived last is the first one. */
  readonly frames: readonly FrameEnd[];
}

/** The end of a dataframe. */
export interface FrameEnd extends Pick<FrameKey, "timeframe" | "candleType"> {
  /** The open time of its newest candle. */
  readonly lastCandle: number;
  /** When the dataframe first arrived. */
  readonly firstAt: number;
  /** When its newest candle first arrived. */
  readonly candleAt: number;
  /** When it last arrived, with or without a new candle. */
  readonly seenAt: number;
}

interface MutableProducer extends ProducerData {
  openedAt: number | null;
  hasListed: boolean;
  pairs: Map<string, MutablePair>;
}

interface MutablePair extends PairData {
  since: number;
  frames: readonly FrameEnd[];
}

/** The most pairs of a producer that has sent no whitelist. */
const MAX_PAIRS = 10_000;
/** The most dataframes of a pair. freqtrade sends one. */
const MAX_FRAMES = 8;
