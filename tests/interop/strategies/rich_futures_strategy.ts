import type { Frame, Metadata } from "consumer";
import RichConsumerStrategy from "./rich_consumer_strategy.ts";

/** The twin of `RichFuturesStrategy`: the same rules where shorts count. */
export default class RichFuturesStrategy extends RichConsumerStrategy {
  override canShort = true;

  override populateExitTrend(dataframe: Frame, metadata: Metadata): Frame {
    const macdhist = dataframe.col("macdhist_default");
    return super.populateExitTrend(dataframe, metadata).loc(macdhist.gt(macdhist.shift(1)), { exit_short: 1 });
  }
}
