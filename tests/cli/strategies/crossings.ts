import { crossedAbove, crossedBelow, type Frame, type Metadata, Strategy } from "consumer";

/** Enters and exits by turns, each with a tag of its own; on the pair BEACON/USDT it enters on every candle. */
export default class Crossings extends Strategy {
  override timeframe = "5m";

  override populateEntryTrend(dataframe: Frame, { pair }: Metadata): Frame {
    const close = dataframe.col("close");
    const rule = pair === "BEACON/USDT" ? close.gt(0) : crossedAbove(close, close.rolling(3).mean());
    const tags = Array.from(dataframe.col("date").values, (date) => `${pair} ${date / 300_000}`);
    return dataframe.loc(rule, { enter_long: 1 }).set("enter_tag", tags);
  }

  override populateExitTrend(dataframe: Frame, { pair }: Metadata): Frame {
    if (pair === "BEACON/USDT") return dataframe;
    const close = dataframe.col("close");
    return dataframe.loc(crossedBelow(close, close.rolling(3).mean()), { exit_long: 1 });
  }
}
