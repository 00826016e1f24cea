import { type Frame, type Metadata, Strategy } from "consumer";

/** Prints one long line. */
export default class PrintsMuch extends Strategy {
  override timeframe = "1h";

  override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    // deno-lint-ignore no-console -- a test checks what a strategy prints
    console.log("x".repeat(6_000), "y".repeat(6_000));
    return dataframe.set("enter_long", 0);
  }
}
