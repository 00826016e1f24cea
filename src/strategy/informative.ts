import type { Frame } from "../frame/frame.ts";
import type { Metadata } from "./metadata.ts";

/** What a formatter of column names is told. */
export interface InformativeColumn {
  /** The column's name in the producer's dataframe, or as `populate` calls it. */
  readonly column: string;
  readonly timeframe: string;
  /** The informative pair. */
  readonly asset: string;
  /** Its base currency in lower case, `btc`; `BASE` in upper case. */
  readonly base: string;
  readonly BASE: string;
  /** Its quote currency in lower case, `usdt`; `QUOTE` in upper case. */
  readonly quote: string;
  readonly QUOTE: string;
}

/**
 * A dataframe that is merged into the base dataframe before `populateIndicators` (freqtrade's decorator `@informative`). It
 * is a producer's analysed dataframe, so its indicators are there already; `populate` may add more. Its columns come under
 * other names, the candles' among them: `rsi` becomes `rsi_1h`.
 *
 * A pair on which it has not come yet is not evaluated until it has, and the log says what is missing.
 *
 * @example
 * ```ts
 * import { type Frame, type Informative, type Metadata, Strategy } from "consumer";
 *
 * export default class HourlyTrend extends Strategy {
 *   override timeframe = "5m";
 *   override informatives: readonly Informative[] = [
 *     { timeframe: "1h", producerName: "hourly" }, // rsi_1h, close_1h, date_1h, ... of the pair itself
 *     { timeframe: "1h", producerName: "hourly", pair: "BTC/{stake}" }, // btc_usdt_rsi_1h, ...
 *   ];
 *
 *   override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
 *     const rule = dataframe.col("rsi_1h").gt(50).and(dataframe.col("btc_usdt_rsi_1h").gt(50));
 *     return dataframe.loc(rule, { enter_long: 1 });
 *   }
 * }
 *
 * if (new HourlyTrend().informatives.length !== 2) throw new Error("informatives");
 * ```
 */
export interface Informative {
  // "| undefined": so that a list written without its type fits, whose entries have different keys
  /** The informative timeframe: the strategy's or a longer one. */
  readonly timeframe: string;
  /**
   * Another pair; `{base}`, `{quote}` and `{stake}` (the quote currency too) in it are those of the pair that is evaluated:
   * `BTC/{stake}`. Default: that pair itself.
   */
  readonly pair?: string | undefined;
  /** Whose dataframe. Default: `"default"`. */
  readonly producerName?: string | undefined;
  /** `spot`, `futures`, ... Default: the one of the configured trading mode. */
  readonly candleType?: string | undefined;
  /**
   * The columns' names: a text with `{column}`, `{timeframe}`, `{asset}`, `{base}`, `{BASE}`, `{quote}`, `{QUOTE}`, or a
   * function. Default: `{column}_{timeframe}`, and `{base}_{quote}_{column}_{timeframe}` when `pair` is given.
   */
  readonly fmt?: string | ((column: InformativeColumn) => string) | undefined;
  /** Repeat the last informative candle until the next one. Default true. */
  readonly ffill?: boolean | undefined;
  /** Adds columns before the merge; `metadata.pair` is the informative pair. */
  readonly populate?: ((dataframe: Frame, metadata: Metadata) => Frame) | undefined;
}
