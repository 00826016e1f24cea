import { Strategy } from "consumer";

/** Enters on every candle. */
export default class AlwaysEnter extends Strategy {
  timeframe = "5m";

  populateEntryTrend(dataframe) {
    return dataframe.set("enter_long", 1).set("enter_tag", "always");
  }
}
