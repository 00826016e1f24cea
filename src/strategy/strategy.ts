import type { Frame } from "../frame/frame.ts";
import type { DataProvider } from "./data_provider.ts";
import type { Informative } from "./informative.ts";
import type { Metadata } from "./metadata.ts";
import { currentConfig, type StrategyConfig } from "./strategy_config.ts";
import { StrategyError } from "./strategy_error.ts";

/**
 * The base class of all strategies. A strategy file's default export extends it. Answers to the part of freqtrade's
 * `IStrategy` that finds signals.
 *
 * For each pair the engine calls `populateIndicators()`, `populateEntryTrend()` and `populateExitTrend()`, whenever the
 * data that the strategy reads changes. Each method takes a dataframe and returns one with more columns. The methods must
 * be synchronous. They must not add or remove rows, nor change `date` and `close`.
 *
 * The last row is the signal:
 *
 * | column | value | meaning |
 * |---|---|---|
 * | `enter_long`, `enter_short` | 1 | enter a trade on that side |
 * | `exit_long`, `exit_short` | 1 | exit a trade on that side |
 * | `enter_tag`, `exit_tag` | a string | the name of the rule, sent with the signal |
 *
 * An entry and an exit of the same side on one candle cancel each other. So do two entries on opposite sides.
 *
 * @example
 * ```ts
 * import { type Frame, type Metadata, Strategy } from "consumer";
 *
 * export default class AboveAverage extends Strategy {
 *   override timeframe = "5m";
 *
 *   override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
 *     const close = dataframe.col("close");
 *     return dataframe.loc(close.gt(close.rolling(20).mean()), { enter_long: 1, enter_tag: "above_average" });
 *   }
 * }
 *
 * if (new AboveAverage().timeframe !== "5m") throw new Error("timeframe");
 * ```
 */
export abstract class Strategy {
  /**
   * The keys of the config that concern strategies, read-only. It can be used everywhere, also in class fields. Answers to
   * freqtrade's `self.config`.
   */
  readonly config: StrategyConfig = currentConfig();

  /** The timeframe of the base dataframe. `timeframe` in the config overrides it, as in freqtrade. Default: `5m`. */
  timeframe = "5m";

  /**
   * Whether to evaluate only once per candle instead of on every change. `process_only_new_candles` in the config
   * overrides it. Default: false.
   *
   * freqtrade's own default is true; its documentation recommends false for consumers.
   */
  processOnlyNewCandles = false;

  /** Whether `enter_short` counts. It needs a trading mode other than spot. Default: false. */
  canShort = false;

  /** How many seconds after its candle's close an entry is still sent; later ones are dropped. 0 is no limit. Default: 0. */
  ignoreBuyingExpiredCandleAfter = 0;

  /**
   * Whether to accept a returned dataframe with another length, last close or last date, with a warning in the log.
   * By default such a dataframe is an error. Default: false.
   */
  disableDataframeChecks = false;

  /** The dataframes to merge into the base dataframe before `populateIndicators()`. Default: no dataframes. */
  informatives: readonly Informative[] = [];

  /**
   * The columns that must exist after `populateIndicators()`, for example `rsi_default`. Default: no columns.
   *
   * If one is missing, the entry and exit rules do not run. The log names the column, the nearest name, and the columns
   * that the producers send.
   */
  expectedColumns: readonly string[] = [];

  /** The producers' data. It can be used from `botStart()` on, not in the constructor or in class fields. */
  dp: DataProvider = NOT_READY;

  /** Runs once, before the first evaluation. By default it does nothing. */
  botStart(): void {}

  /**
   * Adds the columns that the rules need, and returns the dataframe.
   *
   * @param dataframe the candles: `date`, `open`, `high`, `low`, `close` and `volume`, oldest row first, and the columns
   * of `informatives`
   */
  populateIndicators(dataframe: Frame, _metadata: Metadata): Frame {
    return dataframe;
  }

  /**
   * Sets `enter_long` or `enter_short` to 1 where an entry rule holds, and `enter_tag` if wanted. Returns the dataframe.
   *
   * @param dataframe the result of `populateIndicators()`, with an empty `enter_tag`
   */
  populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    return dataframe;
  }

  /**
   * Sets `exit_long` or `exit_short` to 1 where an exit rule holds, and `exit_tag` if wanted. Returns the dataframe.
   *
   * @param dataframe the result of `populateEntryTrend()`, with an empty `exit_tag`
   */
  populateExitTrend(dataframe: Frame, _metadata: Metadata): Frame {
    return dataframe;
  }
}

/** The value of `dp` until the engine sets it, after the constructor. */
const NOT_READY: DataProvider = {
  get producers() {
    return throwNotReady("producers");
  },
  currentWhitelist: () => throwNotReady("currentWhitelist()"),
  available: () => throwNotReady("available()"),
  getProducerPairs: () => throwNotReady("getProducerPairs()"),
  getProducerDf: () => throwNotReady("getProducerDf()"),
};

function throwNotReady(what: string): never {
  throw new StrategyError(
    `this.dp.${what} is not available in the constructor or in a class field: use it in populateIndicators()`,
  );
}
