import { type Frame, type Metadata, Strategy } from "consumer";

/** Burns 200 ms for each pair. */
export default class Burns extends Strategy {
  override timeframe = "1h";

  override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const end = performance.now() + 200;
    while (performance.now() < end);
    return dataframe.set("enter_long", 1);
  }
}
