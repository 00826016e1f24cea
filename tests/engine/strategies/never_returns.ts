import { type Frame, type Metadata, Strategy } from "consumer";

/** Works, but for one pair: there it never returns. */
export default class NeverReturns extends Strategy {
  override timeframe = "1h";

  override populateEntryTrend(dataframe: Frame, { pair }: Metadata): Frame {
    while (pair === "BAD/USDT");
    return dataframe.set("enter_long", 1);
  }
}
