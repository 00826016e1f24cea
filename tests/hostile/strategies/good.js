import { Strategy } from "consumer";

/** Enters on every candle: none of its signals may be lost to an attack. */
export default class Good extends Strategy {
  timeframe = "1s";

  populateEntryTrend(dataframe) {
    return dataframe.set("enter_long", 1).set("enter_tag", "good");
  }
}
