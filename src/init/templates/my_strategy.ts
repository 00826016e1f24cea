/**
 * A strategy to start from. It enters and exits on the producer's RSI, which `consumer demo` sends.
 *
 * The three methods run for each pair whenever its data changes. The last row of the result is the signal.
 */
import { crossedAbove, type Frame, IntParameter, mergeInformativePair, type Metadata, Strategy } from "consumer";

export default class MyStrategy extends Strategy {
  /** The producer's timeframe. `consumer check` prints it. */
  override timeframe = "5m";

  /** Parameters. The file my_strategy.json, as freqtrade writes it, or `consumer.parameters` in the config can set them. */
  buyRsi = new IntParameter(10, 40, { default: 30, space: "buy" });
  sellRsi = new IntParameter(60, 90, { default: 70, space: "sell" });

  /** Adds columns to the candles: here all columns of the producer, so that `rsi` becomes `rsi_default`. */
  override populateIndicators(dataframe: Frame, metadata: Metadata): Frame {
    const [producer] = this.dp.getProducerDf(metadata.pair);
    if (producer.empty) return dataframe.set("rsi_default", NaN); // nothing received yet
    return mergeInformativePair(dataframe, producer, this.timeframe, this.timeframe, {
      appendTimeframe: false,
      suffix: "default",
    });
    // To compute an indicator yourself, import { ta } from "consumer" and write
    //   return dataframe.set("rsi", ta.RSI(dataframe));
  }

  /** Sets enter_long (or enter_short) to 1 in the rows where the entry rule holds. */
  override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const rule = crossedAbove(dataframe.col("rsi_default"), this.buyRsi.value).and(dataframe.col("volume").gt(0));
    return dataframe.loc(rule, { enter_long: 1, enter_tag: "rsi" });
  }

  /** Sets exit_long (or exit_short) to 1 in the rows where the exit rule holds. */
  override populateExitTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const rule = crossedAbove(dataframe.col("rsi_default"), this.sellRsi.value);
    return dataframe.loc(rule, { exit_long: 1, exit_tag: "rsi" });
  }
}
