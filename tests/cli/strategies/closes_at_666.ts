import { type Frame, Strategy } from "consumer";

/** Enters on every candle, but ends the engine's thread where the last close is 666: Deno fails when it reads this error. */
export default class ClosesAt666 extends Strategy {
  override timeframe = "5m";

  override populateEntryTrend(dataframe: Frame): Frame {
    if (dataframe.at(-1, "close") !== 666) return dataframe.set("enter_long", 1);
    const unreadable = new Proxy({}, {
      getPrototypeOf: () => {
        throw new Error("unreadable");
      },
    });
    setTimeout(() => {
      throw unreadable;
    });
    return dataframe;
  }
}
