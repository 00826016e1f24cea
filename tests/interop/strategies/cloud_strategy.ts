import { crossedAbove, type Frame, type Metadata, qtpylib, Strategy, where } from "consumer";

/** The twin of `freqtrade/strategies/cloud_strategy.py`: Ichimoku with periods of its own. */
export default class CloudStrategy extends Strategy {
  override timeframe = "5m";

  override populateIndicators(dataframe: Frame, _metadata: Metadata): Frame {
    const cloud = qtpylib.ichimoku(dataframe, {
      conversionLinePeriod: 12,
      baseLinePeriods: 30,
      lagginSpan: 60,
      displacement: 15,
    });
    const [a, b, close] = [cloud.senkou_span_a, cloud.senkou_span_b, dataframe.col("close")];
    const top = where(a.gt(b).or(a.isna()), a, b);
    const bottom = where(a.lt(b).or(a.isna()), a, b);
    return dataframe
      .assign({ ...cloud, top, bottom })
      .set("thickness", top.sub(bottom).div(close))
      .set("distance", cloud.tenkan_sen.sub(cloud.kijun_sen).abs())
      .set("inside", close.between(bottom, top))
      .set("shifted_span", cloud.leading_senkou_span_a.shift(14));
  }

  override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const above = dataframe.col("close").gt(dataframe.col("top"));
    const turn = crossedAbove(dataframe.col("tenkan_sen"), dataframe.col("kijun_sen"));
    const broken = above.and(above.shift(1, false).not()).and(dataframe.col("cloud_green"));
    const flat = dataframe.col("thickness").eq(0).and(dataframe.col("inside"));
    return dataframe
      .loc(above.and(turn), { enter_long: 1, enter_tag: "tk_cross" })
      .loc(broken, { enter_long: 1, enter_tag: "breakout" })
      .loc(flat, { enter_long: 1, enter_tag: "flat" });
  }

  override populateExitTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const below = dataframe.col("close").lt(dataframe.col("bottom"));
    return dataframe.loc(below.and(dataframe.col("cloud_red")), { exit_long: 1, exit_tag: "below_red" });
  }
}
