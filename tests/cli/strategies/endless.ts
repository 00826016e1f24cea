import { type Frame, type Metadata, Strategy } from "consumer";

/** Says that it begins, and never returns. */
export default class Endless extends Strategy {
  override timeframe = "5m";

  override populateIndicators(_dataframe: Frame, _metadata: Metadata): Frame {
    // deno-lint-ignore no-console -- the test waits for this line
    console.log("[endless]");
    for (;;);
  }
}
