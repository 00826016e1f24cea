import { EngineCore } from "../../src/engine/worker/engine_core.ts";
import type { NamedStrategy } from "../../src/engine/loading/named_strategy.ts";
import type { EngineSettings } from "../../src/engine/wire/engine_settings.ts";
import type { ConsumerEvent } from "../../src/events.ts";
import type { Signal } from "../../src/signal.ts";
import type { Strategy } from "../../src/strategy/strategy.ts";

/** The start of these tests' clock: 2026-11-23 00:00 UTC. */
export const START = Date.UTC(2026, 10, 23);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

export const SETTINGS: EngineSettings = {
  producers: ["default"],
  candlesFrom: null,
  timeframe: null,
  processOnlyNewCandles: null,
  stakeCurrency: null,
  tradingMode: "spot",
  candleType: "spot",
  outdatedOffset: 1_000_000,
  catchUp: false,
  removeEntryExitSignals: false,
  initialCandleLimit: 1500,
  clockToleranceMs: null,
  memoryLimitBytes: 1e9,
  failoverGraceMs: 5000,
  replaying: false,
  pairWhitelist: [],
  pairBlacklist: [],
  parameters: { files: [], byStrategy: {} },
};

/** A dataframe as a producer sends it, with one row for each date. */
export interface FrameSpec {
  readonly pair?: string;
  readonly timeframe?: string;
  /** The date of the first row. */
  readonly first: number;
  readonly rows: number;
  readonly stepMs: number;
  /** The index of the first row in the producer's own frame. Default: 1000, so that it is not the producer's first row. */
  readonly index?: number;
  readonly analyzedAt: number;
  /** Columns in addition to the candles, each with one value for all rows. */
  readonly extra?: Readonly<Record<string, unknown>>;
  readonly close?: number;
}

/** Makes the text of an `analyzed_df` message. */
export function frameText(spec: FrameSpec): string {
  const { pair = "BTC/USDT", timeframe = "1h", close = 100, extra = {}, index = 1000 } = spec;
  const columns = ["date", "open", "high", "low", "close", "volume", ...Object.keys(extra)];
  const data = Array.from({ length: spec.rows }, (_, i) => [
    spec.first + i * spec.stepMs,
    close,
    close + 1,
    close - 1,
    close,
    10,
    ...Object.values(extra),
  ]);
  const value = JSON.stringify({ columns, index: data.map((_, i) => index + i), data });
  const df = { __type__: "dataframe", __value__: value };
  const la = new Date(spec.analyzedAt).toISOString();
  return JSON.stringify({ type: "analyzed_df", data: { key: [pair, timeframe, "spot"], df, la } });
}

/** An engine without a worker, and all of its events. */
export class CoreProbe {
  readonly events: ConsumerEvent[] = [];
  readonly core: EngineCore;
  now = START;

  /** @param monotonic the clock that measures evaluations, in milliseconds */
  constructor(
    strategies: readonly Strategy[] = [],
    settings: Partial<EngineSettings> = {},
    monotonic: () => number = () => 0,
  ) {
    const named: NamedStrategy[] = strategies.map((strategy) => ({
      name: strategy.constructor.name,
      strategy,
      folder: new URL(".", import.meta.url).href,
    }));
    const hooks = { emit: (event: ConsumerEvent): number => this.events.push(event), begin: () => {}, end: () => {} };
    this.core = new EngineCore({ ...SETTINGS, ...settings }, named, hooks, null, monotonic);
    this.core.start();
  }

  /** Sends a text, evaluates, and returns the events that it caused. */
  send(text: string, producer = "default"): readonly ConsumerEvent[] {
    const before = this.events.length;
    this.core.receive({ producer, text, receivedAt: this.now });
    this.core.evaluate();
    return this.events.slice(before);
  }

  sendFrame(spec: FrameSpec, producer = "default"): readonly ConsumerEvent[] {
    return this.send(frameText(spec), producer);
  }

  /** Sends several dataframes before one evaluation. */
  sendTogether(specs: readonly FrameSpec[]): void {
    for (const spec of specs) this.core.receive({ producer: "default", text: frameText(spec), receivedAt: this.now });
    this.core.evaluate();
  }

  /** Sends dataframes as one batch of the running program, and returns how many evaluations are left after its slice. */
  sendSlice(specs: readonly FrameSpec[]): number {
    this.core.startSlice(this.now, specs.length === 0);
    for (const spec of specs) this.core.receive({ producer: "default", text: frameText(spec), receivedAt: this.now });
    return this.core.evaluateSlice();
  }

  of<T extends ConsumerEvent["type"]>(type: T): readonly Extract<ConsumerEvent, { type: T }>[] {
    return this.events.filter((event): event is Extract<ConsumerEvent, { type: T }> => event.type === type);
  }

  get signals(): readonly Signal[] {
    return this.of("signal").map((event) => event.signal);
  }

  /** The number of stored rows of the last dataframe that was updated. */
  get rows(): number {
    return this.of("frame_updated").at(-1)?.rows ?? 0;
  }

  /** The limits of all requests for candles. */
  get asked(): readonly number[] {
    return this.of("candles_requested").map((event) => event.limit);
  }
}
