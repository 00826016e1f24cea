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

/** One dataframe that is held. */
export interface AvailableFrame {
  readonly producer: string;
  readonly pair: string;
  readonly timeframe: string;
  readonly candleType: string;
  readonly rows: number;
  /** The columns' names, those of the candles included. */
  readonly columns: readonly string[];
  /** When the producer analysed it. */
  readonly analyzedAt: Date;
}

/**
 * What the producers have sent, as a strategy reads it through `this.dp` (freqtrade's `DataProvider`, the consumer's part).
 *
 * An evaluation remembers what it read here and runs again as soon as any of it changes: of a dataframe its rows, of the
 * lists whether an entry comes or goes.
 */
export interface DataProvider {
  /** The names of the configured producers, in the config's order, whether they are connected or not. */
  readonly producers: readonly string[];

  /**
   * The pairs that this strategy is evaluated on: those that the producers list, that the config's pair lists let through,
   * and whose candles on the strategy's timeframe have come. Empty in `botStart()`. freqtrade's `current_whitelist`.
   */
  currentWhitelist(): readonly string[];

  /** Every dataframe that has come, of all producers, pairs and timeframes: freqtrade's `available_pairs`, and more. */
  available(): readonly AvailableFrame[];

  /** The producer's current whitelist; empty while it has sent none. freqtrade's `get_producer_pairs`. */
  getProducerPairs(producerName?: string): readonly string[];

  /**
   * A full copy of the producer's analysed dataframe and when it was analysed; an empty frame and 1970-01-01 while there is
   * none, with a warning in the log that names what there is. freqtrade's `get_producer_df`.
   */
  getProducerDf(pair: string, options?: ProducerDfOptions): readonly [dataframe: Frame, analyzedAt: Date];
}
