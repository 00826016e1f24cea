import { type Frame, Strategy } from "consumer";

/** Prints. */
export default class Prints extends Strategy {
  override timeframe = "1h";

  override populateIndicators(dataframe: Frame): Frame {
    // deno-lint-ignore no-console -- a test checks what a strategy prints
    console.log("rows", dataframe.length);
    return dataframe;
  }
}
