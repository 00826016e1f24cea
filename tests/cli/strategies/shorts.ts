import { type Frame, Strategy } from "consumer";

/** Enters short on every candle. */
export default class Shorts extends Strategy {
  override timeframe = "5m";
  override canShort = this.config.trading_mode !== "spot";

  override populateEntryTrend(dataframe: Frame): Frame {
    return dataframe.set("enter_short", 1);
  }
}
