import { type Frame, Strategy } from "consumer";

/** Throws in a timer, outside of any evaluation. */
export default class DiesLater extends Strategy {
  override timeframe = "1h";

  override populateIndicators(dataframe: Frame): Frame {
    queueMicrotask(() => {
      throw new Error("thrown where nobody waits");
    });
    return dataframe;
  }
}
