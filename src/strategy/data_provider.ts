import type { Frame } from "../frame/frame.ts";

/** Which of a producer's dataframes is meant; what is left out has the strategy's own value. */
export interface ProducerDfOptions {
  /** Default: the strategy's timeframe. */
  readonly timeframe?: string;
  /** `spot`, `futures`, `mark`, ... Default: the one of the configured trading mode. */
  readonly candleType?: string;
  /** Default: `"default"`. */
  readonly producerName?: string;
}

/**
 * What the producers have sent, as a strategy reads it through `this.dp` (freqtrade's `DataProvider`, the consumer's part).
 *
 * An evaluation remembers what it read here and runs again as soon as any of it changes.
 */
export interface DataProvider {
  /** The producer's current whitelist; empty while it has sent none. freqtrade's `get_producer_pairs`. */
  getProducerPairs(producerName?: string): readonly string[];

  /**
   * A full copy of the producer's analysed dataframe and when it was analysed; an empty frame and 1970-01-01 while there is
   * none, with a warning in the log that names what there is. freqtrade's `get_producer_df`.
   */
  getProducerDf(pair: string, options?: ProducerDfOptions): readonly [dataframe: Frame, analyzedAt: Date];
}
