import { type Frame, Strategy } from "consumer";

/** Enters on every candle, but ends the engine's thread where the last close is 666. */
export default class ClosesAt666 extends Strategy {
  override timeframe = "5m";

  override populateEntryTrend(dataframe: Frame): Frame {
    if (dataframe.at(-1, "close") === 666) self.close();
    return dataframe.set("enter_long", 1);
  }
}
