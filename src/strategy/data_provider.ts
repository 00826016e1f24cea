import type { Frame } from "../frame/frame.ts";

/**
 * The producers' data, which a strategy reads through `this.dp`. Answers to the consumer's part of freqtrade's
 * `DataProvider`.
 *
 * The engine records what an evaluation reads here. When any of it changes, the engine runs the strategy again on that
 * pair.
 *
 * @example
 * ```ts
 * import { type Frame, mergeInformativePair, type Metadata, Strategy } from "consumer";
 *
 * export default class WithHourlyTrend extends Strategy {
 *   override populateIndicators(dataframe: Frame, { pair }: Metadata): Frame {
 *     const [hourly] = this.dp.getProducerDf(pair, { timeframe: "1h", producerName: "hourly" });
 *     if (hourly.empty) return dataframe.set("rsi_1h", NaN); // nothing received yet
 *     return mergeInformativePair(dataframe, hourly, this.timeframe, "1h");
 *   }
 * }
 *
 * if (new WithHourlyTrend().timeframe !== "5m") throw new Error("timeframe");
 * ```
 */
export interface DataProvider {
  /** The names of all configured producers, connected or not, in the order of the config. */
  readonly producers: readonly string[];

  /**
   * Returns the pairs that this strategy is evaluated on. Answers to freqtrade's `current_whitelist`.
   *
   * These are the pairs that a producer lists, that the config's pair lists accept, and whose candles on the strategy's
   * timeframe have arrived. The array is empty in `botStart()`.
   */
  currentWhitelist(): readonly string[];

  /**
   * Returns every dataframe received so far, of all producers, pairs and timeframes. Answers to freqtrade's
   * `available_pairs`, with more details.
   */
  available(): readonly AvailableFrame[];

  /**
   * Returns a producer's current whitelist. Answers to freqtrade's `get_producer_pairs`.
   *
   * @param producerName default: `"default"`
   * @returns an empty array until the producer has sent its whitelist
   */
  getProducerPairs(producerName?: string): readonly string[];

  /**
   * Returns a producer's analysed dataframe and the time of its analysis. Answers to freqtrade's `get_producer_df`.
   *
   * Until the dataframe arrives, it returns an empty frame and the date 1970-01-01, and logs a warning that lists what is
   * available. Test for that with `frame.empty`.
   *
   * The result is a pair. Destructure it: `const [frame] = this.dp.getProducerDf(pair);`
   *
   * @param options which of the pair's dataframes to return; by default the one of the producer `"default"` on the
   * strategy's timeframe
   */
  getProducerDf(pair: string, options?: ProducerDfOptions): readonly [dataframe: Frame, analyzedAt: Date];
}

/** Selects one of the dataframes that producers send for a pair. */
export interface ProducerDfOptions {
  /** The timeframe, for example `1h`. Default: the strategy's timeframe. */
  readonly timeframe?: string;
  /** The candle type: `spot`, `futures`, `mark`, ... Default: the candle type of the configured trading mode. */
  readonly candleType?: string;
  /** The producer's name in the config. Default: `"default"`. */
  readonly producerName?: string;
}

/** A description of one received dataframe. */
export interface AvailableFrame {
  /** The producer's name in the config. */
  readonly producer: string;
  /** The pair, for example `BTC/USDT`. */
  readonly pair: string;
  /** The timeframe, for example `5m`. */
  readonly timeframe: string;
  /** The candle type: `spot`, `futures`, ... */
  readonly candleType: string;
  /** The number of rows. */
  readonly rows: number;
  /** The names of all columns, including the six candle columns. */
  readonly columns: readonly string[];
  /** The time of the producer's analysis. */
  readonly analyzedAt: Date;
}
