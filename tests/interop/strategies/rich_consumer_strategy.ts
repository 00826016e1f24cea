import { crossedAbove, type Frame, mergeInformativePair, type Metadata, Strategy } from "consumer";

/** The twin of `freqtrade/strategies/rich_consumer_strategy.py`: rules on numbers, booleans and texts. */
export default class RichConsumerStrategy extends Strategy {
  override timeframe = "1m";

  override populateIndicators(dataframe: Frame, metadata: Metadata): Frame {
    const [producer] = this.dp.getProducerDf(metadata.pair);
    const merged = mergeInformativePair(dataframe, producer, this.timeframe, this.timeframe, {
      appendTimeframe: false,
      suffix: "default",
    });
    const close = merged.col("close");
    return merged
      .set("spread", merged.col("ema_7_default").sub(merged.col("ema_21_default")).div(close))
      .set("calm", merged.col("rsi_14_default").rolling(5).std().lt(2))
      .set("slow", close.rolling(10).mean().shift(1));
  }

  override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const weak = dataframe.col("regime_default").eq("down\\weak").and(dataframe.col("close").lt(dataframe.col("slow")));
    const green = crossedAbove(dataframe.col("rsi_7_default"), 50).and(dataframe.col("is_green_default"));
    return dataframe
      .loc(weak, { enter_short: 1, enter_tag: "weak" })
      .loc(green, { enter_long: 1, enter_tag: 'green "cross"' });
  }

  override populateExitTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const rule = dataframe.col("adx_default").gt(20).and(dataframe.col("calm").not());
    return dataframe.loc(rule, { exit_long: 1, exit_tag: "adx" });
  }
}
