import { type Frame, Strategy } from "consumer";

/** Throws outside of any evaluation, where the engine reports it and goes on. */
export default class DiesLater extends Strategy {
  override timeframe = "1h";

  override populateIndicators(dataframe: Frame): Frame {
    queueMicrotask(() => {
      throw new Error("thrown where nobody waits");
    });
    return dataframe;
  }
}
