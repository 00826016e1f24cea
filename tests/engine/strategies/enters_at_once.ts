import { type Frame, Strategy } from "consumer";

/** Enters on every pair. */
export default class EntersAtOnce extends Strategy {
  override timeframe = "1h";

  override populateEntryTrend(dataframe: Frame): Frame {
    return dataframe.set("enter_long", 1);
  }
}
