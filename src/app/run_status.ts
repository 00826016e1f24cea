import type { BehindStrategy, ConsumerEvent, FrameKey, StalePair, StatusEvent } from "../events.ts";
import { timeframeToMs } from "../frame/timeframe.ts";
import { keyOf } from "../text/key_of.ts";

/**
 * The health of a run: which producers are connected, which pairs have a fresh candle, and how many signals there were.
 *
 * It learns from events alone, and reads no clock. A pair of two producers counts twice.
 *
 * @example
 * ```ts
 * import { RunStatus } from "./run_status.ts";
 * const status = new RunStatus({ producers: ["default"], outdatedOffset: 5 }, 0);
 * status.note({ type: "link_opened", producer: "default", at: 0 }, 0);
 * const { producers, pairs } = status.report(60_000);
 * if (producers.up !== 1 || pairs.followed !== 0) throw new Error("wrong status");
 * ```
 */
export class RunStatus {
  #settings: RunStatusSettings;
  readonly #up = new Set<string>();
  /** The pairs that each producer listed last. */
  readonly #listed = new Map<string, readonly string[]>();
  /** The last dataframe of each pair of a producer. */
  readonly #frames = new Map<string, FrameEnd>();
  readonly #behind = new Map<string, BehindStrategy>();
  #signals = 0;
  #reportedSignals = 0;
  #reportedAt: number;
  #delays: number[] = [];

  /** @param startedAt the start of the run, in epoch milliseconds */
  constructor(settings: RunStatusSettings, startedAt: number) {
    this.#settings = settings;
    this.#reportedAt = startedAt;
  }

  /** Whether every producer has sent its whitelist, and a candle of each pair on it. */
  get isComplete(): boolean {
    const { producers } = this.#settings;
    const pairs = this.#followedPairs();
    return pairs.length > 0 && producers.every((name) => this.#listed.has(name)) &&
      pairs.every(({ producer, pair }) => this.#frames.has(keyOf(producer, pair)));
  }

  /** Applies a reloaded config. Producers that it no longer has are forgotten. */
  change(settings: RunStatusSettings): void {
    this.#settings = settings;
    const isGone = (producer: string): boolean => !settings.producers.includes(producer);
    for (const producer of this.#up) if (isGone(producer)) this.#up.delete(producer);
    for (const producer of this.#listed.keys()) if (isGone(producer)) this.#listed.delete(producer);
    for (const [id, { key }] of this.#frames) if (isGone(key.producer)) this.#frames.delete(id);
  }

  /** Notes an event. @param now when it happened, in epoch milliseconds */
  note(event: ConsumerEvent, now: number): void {
    switch (event.type) {
      case "link_opened":
        this.#up.add(event.producer);
        break;
      case "link_closed":
        this.#up.delete(event.producer);
        break;
      case "whitelist_received":
        this.#noteWhitelist(event.producer, event.pairs);
        break;
      case "frame_updated":
        this.#noteFrame(event.key, event.lastCandle, now);
        break;
      case "strategy_behind": {
        const { strategy, pairs, lateMs } = event;
        this.#behind.set(strategy, { strategy, pairs, lateMs });
        break;
      }
      case "strategy_caught_up":
        this.#behind.delete(event.strategy);
        break;
      // the pending evaluations were lost with the engine, or handed to new strategies
      case "engine_restarted":
      case "strategies_reloaded":
      case "config_reloaded":
        this.#behind.clear();
        break;
      case "signal":
        this.#signals++;
    }
  }

  /** Returns the status, and starts the count of signals since the last report again. */
  report(now: number): StatusEvent {
    const { producers } = this.#settings;
    const pairs = this.#followedPairs();
    const stale = pairs.flatMap((pair) => this.#findStale(pair, now));
    const event: StatusEvent = {
      type: "status",
      at: now,
      producers: {
        followed: producers.length,
        up: producers.filter((name) => this.#up.has(name)).length,
        down: producers.filter((name) => !this.#up.has(name)),
      },
      pairs: { followed: pairs.length, fresh: pairs.length - stale.length, stale },
      signals: { total: this.#signals, recent: this.#signals - this.#reportedSignals, since: this.#reportedAt },
      behind: [...this.#behind.values()],
      delayMs: medianOf(this.#delays),
    };
    this.#reportedSignals = this.#signals;
    this.#reportedAt = now;
    this.#delays = [];
    return event;
  }

  #noteWhitelist(producer: string, pairs: readonly string[]): void {
    this.#listed.set(producer, pairs);
    const listed = new Set(pairs);
    for (const [id, { key }] of this.#frames) {
      if (key.producer === producer && !listed.has(key.pair)) this.#frames.delete(id);
    }
  }

  #noteFrame(key: FrameKey, lastCandle: number, now: number): void {
    const id = keyOf(key.producer, key.pair);
    const before = this.#frames.get(id);
    this.#frames.set(id, { key, lastCandle });
    const isNext = before !== undefined && before.key.timeframe === key.timeframe && lastCandle > before.lastCandle;
    if (!isNext || this.#delays.length >= MAX_DELAYS) return;
    const closedAt = lastCandle + timeframeToMs(key.timeframe);
    // a dataframe that ends with the running candle arrives when the candle before has closed
    this.#delays.push(Math.max(0, now - (closedAt > now ? lastCandle : closedAt)));
  }

  #followedPairs(): readonly FollowedPair[] {
    return this.#settings.producers.flatMap((producer) => {
      const listed = this.#listed.get(producer);
      if (listed !== undefined) return listed.map((pair) => ({ producer, pair }));
      const frames = [...this.#frames.values()].filter(({ key }) => key.producer === producer);
      return frames.map(({ key: { pair } }) => ({ producer, pair }));
    });
  }

  #findStale({ producer, pair }: FollowedPair, now: number): readonly StalePair[] {
    const frame = this.#frames.get(keyOf(producer, pair));
    if (frame === undefined) return [{ producer, pair, timeframe: null, lastCandle: null }];
    const { key: { timeframe }, lastCandle } = frame;
    const maxAge = 2 * timeframeToMs(timeframe) + this.#settings.outdatedOffset * 60_000;
    return now - lastCandle <= maxAge ? [] : [{ producer, pair, timeframe, lastCandle }];
  }
}

/** What {@linkcode RunStatus} takes from the config. */
export interface RunStatusSettings {
  /** The names of the producers. */
  readonly producers: readonly string[];
  /**
   * `exchange.outdated_offset`, in minutes. A pair is fresh while its newest candle opened at most two timeframes and this
   * ago, which is freqtrade's limit in `IStrategy.get_latest_candle`.
   */
  readonly outdatedOffset: number;
}

interface FollowedPair {
  readonly producer: string;
  readonly pair: string;
}

interface FrameEnd {
  readonly key: FrameKey;
  readonly lastCandle: number;
}

/** Bounds the memory between two reports. A median needs no more. */
const MAX_DELAYS = 10_000;

function medianOf(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}
