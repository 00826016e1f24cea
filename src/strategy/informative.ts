import type { Frame } from "../frame/frame.ts";
import type { Metadata } from "./metadata.ts";

/**
 * A producer's dataframe that the engine merges into the base dataframe before `populateIndicators()`. Answers to
 * freqtrade's decorator `@informative`.
 *
 * The dataframe already has the producer's indicators; `populate` can add more. All its columns are renamed, including
 * the candle columns: by default `rsi` becomes `rsi_1h`.
 *
 * A pair is not evaluated until all its informative dataframes have arrived. The log lists what is missing.
 *
 * @example
 * ```ts
 * import { type Frame, type Informative, type Metadata, Strategy } from "consumer";
 *
 * export default class HourlyTrend extends Strategy {
 *   override timeframe = "5m";
 *   override informatives: readonly Informative[] = [
 *     { timeframe: "1h", producerName: "hourly" }, // rsi_1h, close_1h, date_1h, ... of the same pair
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
  // "| undefined" lets an array without a type annotation, whose entries have different keys, fit this type
  /** The informative timeframe: the strategy's own or a longer one. */
  readonly timeframe: string;
  /**
   * The informative pair. `{base}`, `{quote}` and `{stake}` (same as `{quote}`) stand for the currencies of the evaluated
   * pair, as in `BTC/{stake}`. Default: the evaluated pair.
   */
  readonly pair?: string | undefined;
  /** The producer's name in the config. Default: `"default"`. */
  readonly producerName?: string | undefined;
  /** The candle type: `spot`, `futures`, ... Default: the candle type of the configured trading mode. */
  readonly candleType?: string | undefined;
  /**
   * The new names of the columns: a template with `{column}`, `{timeframe}`, `{asset}`, `{base}`, `{BASE}`, `{quote}` and
   * `{QUOTE}`, or a function. Default: `{column}_{timeframe}`, or `{base}_{quote}_{column}_{timeframe}` if `pair` is set.
   */
  readonly fmt?: string | ((column: InformativeColumn) => string) | undefined;
  /** Whether rows after an informative candle repeat its values until the next candle. Default: true. */
  readonly ffill?: boolean | undefined;
  /** Adds columns to the informative dataframe before the merge. `metadata.pair` is the informative pair. */
  readonly populate?: ((dataframe: Frame, metadata: Metadata) => Frame) | undefined;
}

/** The argument of the function `fmt` of an {@linkcode Informative}. */
export interface InformativeColumn {
  /** The column's name in the producer's dataframe, or the name that `populate` gave it. */
  readonly column: string;
  /** The informative timeframe, for example `1h`. */
  readonly timeframe: string;
  /** The informative pair, for example `BTC/USDT`. */
  readonly asset: string;
  /** The pair's base currency in lower case: `btc`. */
  readonly base: string;
  /** The pair's base currency in upper case: `BTC`. */
  readonly BASE: string;
  /** The pair's quote currency in lower case: `usdt`. */
  readonly quote: string;
  /** The pair's quote currency in upper case: `USDT`. */
  readonly QUOTE: string;
}
