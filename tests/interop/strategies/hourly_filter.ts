import { type Frame, mergeInformativePair, type Metadata, Strategy } from "consumer";

/** Enters only where a second producer's hourly dataframe is there, and says in the tag what it saw of it. */
export default class HourlyFilter extends Strategy {
  override timeframe = "5m";

  override populateIndicators(dataframe: Frame, metadata: Metadata): Frame {
    const [hourly] = this.dp.getProducerDf(metadata.pair, { timeframe: "1h", producerName: "hourly" });
    return hourly.empty ? dataframe : mergeInformativePair(dataframe, hourly, this.timeframe, "1h");
  }

  override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    if (!dataframe.has("rsi_1h")) return dataframe;
    return dataframe.loc(dataframe.col("rsi_1h").between(0, 100), { enter_long: 1, enter_tag: "hourly_rsi" });
  }
}
