import { type Frame, type Metadata, qtpylib, Strategy, ta, where } from "consumer";

/** The twin of `freqtrade/strategies/feature_strategy.py`: features and targets with FreqAI's names. */
export default class FeatureStrategy extends Strategy {
  override timeframe = "5m";

  override populateIndicators(dataframe: Frame, _metadata: Metadata): Frame {
    const [close, volume, dates] = [dataframe.col("close"), dataframe.col("volume"), dataframe.col("date").dt];
    const featured = [10, 20].reduce(withFeatures, dataframe);
    const rsi = featured.col("%-rsi-period_10");
    const past = close.pctChange(12);
    return featured
      .assign({ "%-rsi-period_10_shift-1": rsi.shift(1), "%-rsi-period_10_shift-2": rsi.shift(2) })
      .assign({ "%-pct-change": close.pctChange(), "%-raw_volume": volume })
      .assign({ "%-day_of_week": dates.dayofweek, "%-hour_of_day": dates.hour })
      .set("&-s_close", close.shift(-12).rolling(12).mean().div(close).sub(1))
      .assign({ "&-s_close_mean": past.rolling(50).mean(), "&-s_close_std": past.rolling(50).std() })
      .set("do_predict", where(featured.col("%-bb_width-period_20").gt(0.001), 1, 0));
  }

  override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const target = dataframe.col("close").pctChange(12);
    const trusted = dataframe.col("do_predict").eq(1);
    const high = target.gt(dataframe.col("&-s_close_mean").add(dataframe.col("&-s_close_std")));
    const dull = dataframe.col("do_predict").eq(0).and(dataframe.col("%-relative_volume-period_10").isna());
    return dataframe
      .loc(trusted.and(high), { enter_long: 1, enter_tag: "target" })
      .loc(dull, { enter_long: 1, enter_tag: "dull" });
  }

  override populateExitTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const low = dataframe.col("close").pctChange(12).lt(dataframe.col("&-s_close_mean"));
    return dataframe.loc(dataframe.col("do_predict").eq(1).and(low), { exit_long: 1 });
  }
}

function withFeatures(dataframe: Frame, timeperiod: number): Frame {
  const bands = qtpylib.bollingerBands(qtpylib.typicalPrice(dataframe), { window: timeperiod, stds: 2.2 });
  const [close, volume] = [dataframe.col("close"), dataframe.col("volume")];
  return dataframe
    .set(`%-rsi-period_${timeperiod}`, ta.RSI(dataframe, { timeperiod }))
    .set(`%-mfi-period_${timeperiod}`, ta.MFI(dataframe, { timeperiod }))
    .set(`%-adx-period_${timeperiod}`, ta.ADX(dataframe, { timeperiod }))
    .set(`%-sma-period_${timeperiod}`, ta.SMA(dataframe, { timeperiod }))
    .set(`%-bb_width-period_${timeperiod}`, bands.upper.sub(bands.lower).div(bands.mid))
    .set(`%-close-bb_lower-period_${timeperiod}`, close.div(bands.lower))
    .set(`%-roc-period_${timeperiod}`, ta.ROC(dataframe, { timeperiod }))
    .set(`%-relative_volume-period_${timeperiod}`, volume.div(volume.rolling(timeperiod).mean()));
}
