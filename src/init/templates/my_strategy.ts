/**
 * A strategy: it runs on each pair whenever its data changes, and the last row of the dataframe that it returns is what it
 * says now. As it stands it enters and exits on the producer's RSI; `consumer demo` sends one.
 */
import { crossedAbove, type Frame, IntParameter, mergeInformativePair, type Metadata, Strategy } from "consumer";

export default class MyStrategy extends Strategy {
  /** The producer's own: `consumer check` tells which it sends. */
  override timeframe = "5m";

  /** Settings. A file my_strategy.json as freqtrade writes it, or `consumer.parameters` in the config, can change them. */
  buyRsi = new IntParameter(10, 40, { default: 30, space: "buy" });
  sellRsi = new IntParameter(60, 90, { default: 70, space: "sell" });

  /** Adds columns to the candles: here the producer's own, `rsi` as `rsi_default` and so on. */
  override populateIndicators(dataframe: Frame, metadata: Metadata): Frame {
    const [producer] = this.dp.getProducerDf(metadata.pair);
    if (producer.empty) return dataframe.set("rsi_default", NaN);
    return mergeInformativePair(dataframe, producer, this.timeframe, this.timeframe, {
      appendTimeframe: false,
      suffix: "default",
    });
    // Or compute your own: import { ta } from "consumer", and
    //   return dataframe.set("rsi", ta.RSI(dataframe));
  }

  /** Sets enter_long (or enter_short) to 1 where the rules for an entry hold. */
  override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const rule = crossedAbove(dataframe.col("rsi_default"), this.buyRsi.value).and(dataframe.col("volume").gt(0));
    return dataframe.loc(rule, { enter_long: 1, enter_tag: "rsi" });
  }

  /** The same for exits. */
  override populateExitTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const rule = crossedAbove(dataframe.col("rsi_default"), this.sellRsi.value);
    return dataframe.loc(rule, { exit_long: 1, exit_tag: "rsi" });
  }
}
