import { type Frame, Strategy } from "consumer";

/** Prints. */
export default class Prints extends Strategy {
  override timeframe = "1h";

  override populateIndicators(dataframe: Frame): Frame {
    // deno-lint-ignore no-console -- what a strategy prints is what is tested
    console.log("rows", dataframe.length);
    return dataframe;
  }
}
