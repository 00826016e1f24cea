import { type Frame, Strategy } from "consumer";

/** Prints, and fails later where nobody waits for it. */
export default class Prints extends Strategy {
  override timeframe = "1h";

  override populateIndicators(dataframe: Frame): Frame {
    console.log("rows", dataframe.length);
    return dataframe;
  }
}
