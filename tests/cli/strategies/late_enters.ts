import { type Frame, type Metadata, Strategy } from "consumer";

/** Enters on every candle, as Enters does. */
export default class LateEnters extends Strategy {
  override timeframe = "5m";

  override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    return dataframe.set("enter_long", 1).set("enter_tag", "late");
  }
}
