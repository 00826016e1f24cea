import { crossedAbove, mergeInformativePair, Strategy } from "consumer";

/** A strategy in plain JavaScript, outside the binary's tree when the test runs it. */
export default class EnterOnRise extends Strategy {
  timeframe = "5m";

  populateIndicators(dataframe, metadata) {
    const [producer] = this.dp.getProducerDf(metadata.pair);
    return mergeInformativePair(dataframe, producer, this.timeframe, this.timeframe, {
      appendTimeframe: false,
      suffix: "default",
    });
  }

  populateEntryTrend(dataframe) {
    return dataframe.loc(crossedAbove(dataframe.col("rsi_default"), 30), { enter_long: 1, enter_tag: "rise" });
  }
}
