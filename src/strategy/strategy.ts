import type { Frame } from "../frame/frame.ts";
import type { DataProvider } from "./data_provider.ts";
import { StrategyError } from "./strategy_error.ts";
import type { Informative } from "./informative.ts";
import type { Metadata } from "./metadata.ts";

/** What `this.dp` is before the engine has handed the strategy its data: in the constructor and in class fields. */
const NOT_YET: DataProvider = {
  get producers() {
    return notYet("producers");
  },
  currentWhitelist: () => notYet("currentWhitelist()"),
  available: () => notYet("available()"),
  getProducerPairs: () => notYet("getProducerPairs()"),
  getProducerDf: () => notYet("getProducerDf()"),
};

function notYet(what: string): never {
  throw new StrategyError(
    `this.dp.${what} was used while the strategy was being made: there is no data yet; use it in populateIndicators()`,
  );
}

/**
 * The base of every strategy: a local module's default export extends it (freqtrade's `IStrategy`, the part that finds signals).
 *
 * The three `populate…` methods each take a dataframe and return one with more columns. They must be synchronous and must
 * neither add nor remove rows. The last row's `enter_long`, `exit_long`, `enter_short` and `exit_short` are the signals.
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
  /** The timeframe of the base dataframe, for example `5m`. `timeframe` in the config overrides it, as in freqtrade. */
  timeframe = "5m";

  /**
   * Evaluate once a candle instead of at each change. Default false: a consumer wants every change (freqtrade's default is
   * true, and its documentation asks consumers for false). `process_only_new_candles` in the config overrides it.
   */
  processOnlyNewCandles = false;

  /** Whether `enter_short` counts; only with a trading mode other than spot. Default false. */
  canShort = false;

  /** Seconds after a candle's close at which an entry is too old to be told; 0 (default) means never. */
  ignoreBuyingExpiredCandleAfter = 0;

  /** Accept a dataframe whose length, last close or last date the strategy has changed, with a warning. Default false. */
  disableDataframeChecks = false;

  /** Dataframes that are merged into the base dataframe before `populateIndicators`. Default: none. */
  informatives: readonly Informative[] = [];

  /**
   * Columns that must be there after `populateIndicators`, for example `rsi_default`. Where one is missing the rules are not
   * run: the log names it, the nearest name, and what the producers do send. Default: none.
   */
  expectedColumns: readonly string[] = [];

  /** The producers' data. */
  dp: DataProvider = NOT_YET;

  /** Runs once, before the first evaluation. */
  botStart(): void {}

  /**
   * Adds the columns that the rules need.
   *
   * @param dataframe `date`, `open`, `high`, `low`, `close`, `volume` of the producer's dataframe, oldest row first
   */
  populateIndicators(dataframe: Frame, _metadata: Metadata): Frame {
    return dataframe;
  }

  /** Sets `enter_long` and `enter_short` to 1, and `enter_tag`, where the rules for an entry hold. */
  populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    return dataframe;
  }

  /** Sets `exit_long` and `exit_short` to 1, and `exit_tag`, where the rules for an exit hold. */
  populateExitTrend(dataframe: Frame, _metadata: Metadata): Frame {
    return dataframe;
  }
}
