import { type Frame, type Metadata, Strategy } from "consumer";

/** Takes most of a second for each look, counts them, and enters where the close is 777. */
export default class Slow extends Strategy {
  override timeframe = "5m";

  override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const end = Date.now() + 700;
    while (Date.now() < end);
    // deno-lint-ignore no-console -- the test counts these lines
    console.log("[looked]");
    return dataframe.loc(dataframe.col("close").eq(777), { enter_long: 1 });
  }
}
