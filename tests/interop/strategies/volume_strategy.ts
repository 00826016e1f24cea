import { crossedBelow, type Frame, type Metadata, qtpylib, Strategy, ta, where } from "consumer";

/** The twin of `freqtrade/strategies/volume_strategy.py`: what depends on volume. */
export default class VolumeStrategy extends Strategy {
  override timeframe = "5m";

  override populateIndicators(dataframe: Frame, _metadata: Metadata): Frame {
    const [close, volume] = [dataframe.col("close"), dataframe.col("volume")];
    const volumeMean = volume.rolling(12).mean();
    const ratio = volume.div(volumeMean.shift(1));
    const price = dataframe.col("high").add(dataframe.col("low")).add(close).div(3);
    const change = close.diff();
    const sign = where(change.gt(0), 1, where(change.lt(0), -1, where(change.isna(), NaN, 0)));
    return dataframe
      .set("mfi", ta.MFI(dataframe, { timeperiod: 10 }))
      .set("vwap", qtpylib.rollingVwap(dataframe, { window: 30 }))
      .set("vwma", qtpylib.vwma(dataframe, { window: 15 }))
      .set("cmf", qtpylib.chaikinMoneyFlow(dataframe, { period: 15 }))
      .assign({ obv: ta.OBV(dataframe), ad: ta.AD(dataframe) })
      .set("adosc", ta.ADOSC(dataframe, { fastperiod: 3, slowperiod: 10 }))
      .set("pvt", qtpylib.pvt(dataframe))
      .assign({ volume_mean: volumeMean, volume_ratio: ratio, volume_change: volume.pctChange() })
      .set("volume_sma", ta.SMA(volume, { timeperiod: 10 }))
      .set("own_vwap", price.mul(volume).cumsum().div(volume.cumsum()))
      .set("flow", sign.mul(volume).fillna(0).cumsum())
      .set("bounded", ratio.where(ratio.abs().lt(Infinity)).fillna(0))
      .set("traded", volume.gt(0).rolling(10).sum())
      .set("spread_per_volume", dataframe.col("high").sub(dataframe.col("low")).div(volume));
  }

  override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const [mfi, close] = [dataframe.col("mfi"), dataframe.col("close")];
    const busy = dataframe.col("volume_ratio").gt(1.2).and(close.gt(dataframe.col("vwap")));
    const dry = dataframe.col("volume_mean").eq(0).or(mfi.le(0));
    return dataframe
      .loc(busy.and(dataframe.col("cmf").gt(0)), { enter_long: 1, enter_tag: "busy" })
      .loc(mfi.lt(25).and(dataframe.col("traded").ge(5)), { enter_long: 1, enter_tag: "mfi" })
      .loc(dry, { enter_long: 1, enter_tag: "dry" });
  }

  override populateExitTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const below = crossedBelow(dataframe.col("close"), dataframe.col("vwma"));
    const rule = below.or(dataframe.col("spread_per_volume").eq(Infinity));
    return dataframe.loc(rule, { exit_long: 1, exit_tag: "volume" });
  }
}
