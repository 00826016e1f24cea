import { type Frame, Strategy } from "consumer";

/** Enters on every candle, but never returns where the last close is 666. */
export default class HangsAt666 extends Strategy {
  override timeframe = "5m";

  override populateEntryTrend(dataframe: Frame): Frame {
    while (dataframe.at(-1, "close") === 666);
    return dataframe.set("enter_long", 1);
  }
}
