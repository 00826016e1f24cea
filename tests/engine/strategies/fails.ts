import { type Frame, Strategy } from "consumer";

/** Throws in `botStart` and in each evaluation. */
export default class Fails extends Strategy {
  override timeframe = "1h";

  override botStart(): void {
    throw new Error("no start");
  }

  override populateIndicators(dataframe: Frame): Frame {
    return dataframe.set("x", dataframe.col("rsi"));
  }
}
