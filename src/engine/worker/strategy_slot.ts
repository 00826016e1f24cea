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
      follows,
    };
    this.dp = new StrategyData({ data, producers, choice: this.choice, warn, reportMistake });
    strategy.dp = this.dp;
  }

  /** The strategy's name. */
  get name(): string {
    return this.named.name;
  }

  /** Whether the strategy runs on no pair yet. */
  get isIdle(): boolean {
    return this.#units.size === 0;
  }

  /** Returns the strategy's unit for a pair, and creates it when it is new. */
  unitOf(pair: string): Unit {
    let unit = this.#units.get(pair);
    if (unit === undefined) this.#units.set(pair, unit = { slot: this, pair, reads: new Reads(), lastCandle: null });
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
