import { type Frame, mergeInformativePair, type Metadata, Strategy } from "consumer";

/** A typical consumer strategy that signals on every candle. */
export default class EveryCandle extends Strategy {
  override timeframe = "5m";

  override populateIndicators(dataframe: Frame, metadata: Metadata): Frame {
    const [producer] = this.dp.getProducerDf(metadata.pair);
    return mergeInformativePair(dataframe, producer, this.timeframe, this.timeframe, {
      appendTimeframe: false,
      suffix: "default",
    });
  }

  override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const rule = dataframe.col("close").gt(0).or(dataframe.col("indicator_1_default").gt(0));
    return dataframe.loc(rule, { enter_long: 1, enter_tag: "every" });
  }
}
