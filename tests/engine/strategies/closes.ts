import { type Frame, Strategy } from "consumer";

/** Ends the worker that it runs in. */
export default class Closes extends Strategy {
  override timeframe = "1h";

  override populateIndicators(dataframe: Frame): Frame {
    self.close();
    return dataframe;
  }
}
