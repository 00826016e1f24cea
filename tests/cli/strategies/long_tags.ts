import { type Frame, type Metadata, Strategy } from "consumer";

/** Enters on every candle, with the longest tag that a signal can have. */
export default class LongTags extends Strategy {
  override timeframe = "5m";

  override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    return dataframe.set("enter_long", 1).set("enter_tag", "t".repeat(255));
  }
}
