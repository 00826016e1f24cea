import { type Frame, type Metadata, Strategy } from "consumer";

/** A signal for every pair as soon as it has data. */
export default class AlwaysEnter extends Strategy {
  override timeframe = "5m";

  override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    return dataframe.set("enter_long", 1).set("enter_tag", "always");
  }
}
