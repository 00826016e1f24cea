import { type Frame, type Metadata, Strategy } from "consumer";

/** Works, but not on pairs whose name begins with BAD: there it never returns. */
export default class NeverReturns extends Strategy {
  override timeframe = "1h";

  override populateEntryTrend(dataframe: Frame, { pair }: Metadata): Frame {
    while (pair.startsWith("BAD"));
    return dataframe.set("enter_long", 1);
  }
}
