import { crossedAbove, type Frame, mergeInformativePair, type Metadata, Strategy } from "consumer";

/** The same strategy as enter_on_rise.js, with types. */
export default class EnterOnRise extends Strategy {
  override timeframe = "5m";

  override populateIndicators(dataframe: Frame, metadata: Metadata): Frame {
    const [producer] = this.dp.getProducerDf(metadata.pair);
    return mergeInformativePair(dataframe, producer, this.timeframe, this.timeframe, {
      appendTimeframe: false,
      suffix: "default",
    });
  }

  override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    return dataframe.loc(crossedAbove(dataframe.col("rsi_default"), 30), { enter_long: 1, enter_tag: "rise" });
  }
}
