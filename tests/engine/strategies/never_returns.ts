import { type Frame, type Metadata, Strategy } from "consumer";

/** Never returns on one pair, and works on all others. */
export default class NeverReturns extends Strategy {
  override timeframe = "1h";

  override populateEntryTrend(dataframe: Frame, { pair }: Metadata): Frame {
    while (pair === "BAD/USDT");
    return dataframe.set("enter_long", 1);
  }
}
