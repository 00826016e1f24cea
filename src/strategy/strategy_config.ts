/**
 * The keys of the config that strategies can read as `this.config`. They have the config's names. Keys that hold secrets,
 * such as tokens and sinks, are not among them.
 *
 * @example
 * ```ts
 * import { Strategy } from "consumer";
 *
 * export default class BothSides extends Strategy {
 *   override canShort = this.config.trading_mode !== "spot";
 * }
 *
 * if (new BothSides().canShort) throw new Error("canShort");
 * ```
 */
export interface StrategyConfig {
  /** The config's `timeframe`, which overrides that of the strategies. Undefined when the config does not set it. */
  readonly timeframe?: string;
  /** The config's `trading_mode`. Default: `spot`. */
  readonly trading_mode: "spot" | "margin" | "futures";
  /** The candle type of the base dataframes. By default it follows from `trading_mode`. */
  readonly candle_type_def: string;
  /** The config's `stake_currency`, for example `USDT`. Undefined when the config does not set it. */
  readonly stake_currency?: string;
}

/** Runs a function that constructs strategies. Their `config` is this config, even in class fields. */
export function constructWith<T>(config: StrategyConfig, construct: () => T): T {
  const previous = current;
  current = Object.freeze({ ...config });
  try {
    return construct();
  } finally {
    current = previous;
  }
}

/** Returns the config of the strategy that is being constructed. Outside of the engine it is that of an empty config. */
export function currentConfig(): StrategyConfig {
  return current;
}

let current: StrategyConfig = Object.freeze({ trading_mode: "spot", candle_type_def: "spot" });
