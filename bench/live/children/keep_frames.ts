import { type Frame, type Metadata, Strategy } from "consumer";

/** Reads each dataframe and computes nothing, as a bot that only stores them. Signals on the last round's volume. */
export default class KeepFrames extends Strategy {
  override timeframe = "5m";

  override populateIndicators(dataframe: Frame, metadata: Metadata): Frame {
    this.dp.getProducerDf(metadata.pair);
    return dataframe;
  }

  override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    return dataframe.at(-1, "volume") === 1_000_000 ? dataframe.set("enter_long", 1) : dataframe;
  }
}
