import { timeframeToMs } from "../../frame/timeframe.ts";
import type { NamedStrategy } from "../loading/named_strategy.ts";
import type { EngineSettings } from "../wire/engine_settings.ts";
import type { BaseChoice } from "./base_choice.ts";
import { Reads } from "./reads.ts";
import { type ProducerData, StrategyData } from "./strategy_data.ts";

/** A strategy with its settings applied, its `dp`, and the pairs that it runs on. */
export class StrategySlot {
  readonly named: NamedStrategy;
  readonly choice: BaseChoice;
  readonly dp: StrategyData;
  #timeframeMs: number | null = null;
  readonly #units = new Map<string, Unit>();

  constructor(named: NamedStrategy, { settings, data, follows, warn, reportMistake }: StrategySlotOptions) {
    this.named = named;
    const { strategy } = named;
    if (settings.timeframe !== null) strategy.timeframe = settings.timeframe;
    if (settings.processOnlyNewCandles !== null) strategy.processOnlyNewCandles = settings.processOnlyNewCandles;
    const { producers, candlesFrom, candleType } = settings;
    this.choice = {
      producers: candlesFrom === null ? producers : [candlesFrom],
      timeframe: strategy.timeframe,
      candleType,
      failoverGraceMs: settings.failoverGraceMs,
      follows,
    };
    this.dp = new StrategyData({ data, producers, choice: this.choice, warn, reportMistake });
    strategy.dp = this.dp;
  }

  /** The strategy's name. */
  get name(): string {
    return this.named.name;
  }

  /** The length of a candle of the base dataframes. */
  get timeframeMs(): number {
    return this.#timeframeMs ??= timeframeToMs(this.choice.timeframe);
  }

  /** Whether the strategy runs on no pair yet. */
  get isIdle(): boolean {
    return this.#units.size === 0;
  }

  /** The strategy's units. */
  get units(): Iterable<Unit> {
    return this.#units.values();
  }

  /** Removes and returns the unit of a pair, if there is one. */
  removeUnit(pair: string): Unit | undefined {
    const unit = this.#units.get(pair);
    this.#units.delete(pair);
    return unit;
  }

  /** Returns the strategy's unit for a pair, and creates it when it is new. */
  unitOf(pair: string): Unit {
    let unit = this.#units.get(pair);
    if (unit === undefined) this.#units.set(pair, unit = makeUnit(this, pair));
    return unit;
  }
}

/** One strategy on one pair. */
export interface Unit {
  readonly slot: StrategySlot;
  readonly pair: string;
  /** What the last evaluation read. */
  reads: Reads;
  /** The date of the last candle that was evaluated. */
  lastCandle: number | null;
  /** The producer of that candle. */
  lastProducer: string | null;
  /** When the oldest change that it has not seen arrived, in epoch milliseconds. Of no meaning unless it is pending. */
  pendingSince: number;
  /** The newest candle when it last ran, whatever came of that. Null: it has not run. */
  seenCandle: number | null;
  /** When that candle first ran, in epoch milliseconds. */
  seenAt: number;
  /** Whether a new candle was stored before the strategy had time for the one before. */
  isSkipped: boolean;
  /** Candles to evaluate before the newest one, the oldest first. */
  overdue: number[];
  /** Whether an overdue candle ran last, so that the newest one has not run. */
  isCatchingUp: boolean;
}

function makeUnit(slot: StrategySlot, pair: string): Unit {
  return {
    slot,
    pair,
    reads: new Reads(),
    lastCandle: null,
    lastProducer: null,
    pendingSince: 0,
    seenCandle: null,
    seenAt: 0,
    isSkipped: false,
    overdue: [],
    isCatchingUp: false,
  };
}

/** Options of {@linkcode StrategySlot}. */
export interface StrategySlotOptions {
  readonly settings: EngineSettings;
  readonly data: ProducerData;
  readonly follows: (pair: string) => boolean;
  /** Called once for each dataframe that the strategy requests and no producer has sent. */
  warn(problem: string): void;
  /** Called when the strategy names a producer that the config does not have. */
  reportMistake(problem: string): void;
}
