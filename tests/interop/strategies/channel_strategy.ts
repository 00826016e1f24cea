import { crossedBelow, type Frame, type Metadata, qtpylib, Strategy, ta, where } from "consumer";

/** The twin of `freqtrade/strategies/channel_strategy.py`: Keltner, Bollinger and Donchian channels. */
export default class ChannelStrategy extends Strategy {
  override timeframe = "5m";

  override populateIndicators(dataframe: Frame, _metadata: Metadata): Frame {
    const { upper, mid, lower } = qtpylib.keltnerChannel(dataframe, { window: 20, atrs: 1 });
    const bands = ta.BBANDS(dataframe, { timeperiod: 20, nbdevup: 2, nbdevdn: 2, matype: 0 });
    const close = dataframe.col("close");
    const squeeze = bands.upperband.lt(upper).and(bands.lowerband.gt(lower));
    const top = dataframe.col("high").rolling(20).max().shift(1);
    const bottom = dataframe.col("low").rolling(20).min().shift(1);
    const middle = top.add(bottom).div(2);
    return dataframe
      .assign({ kc_upper: upper, kc_lower: lower, kc_middle: mid })
      .set("kc_percent", close.sub(lower).div(upper.sub(lower)))
      .assign({ bb_upper: bands.upperband, bb_lower: bands.lowerband, squeeze, top, bottom, middle })
      .set("atr", qtpylib.atr(dataframe, { window: 14 }))
      .set("atr_exp", qtpylib.atr(dataframe, { window: 14, exp: true }))
      .set("momentum", ta.LINEARREG(close.sub(middle.fillna(0)), { timeperiod: 10 }))
      .set("held", where(squeeze, 1, 0).rolling(5).sum());
  }

  override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const [close, squeeze] = [dataframe.col("close"), dataframe.col("squeeze")];
    const released = squeeze.shift(1, false).and(squeeze.not());
    const noRange = dataframe.col("atr").eq(0).and(close.ge(dataframe.col("kc_upper")));
    return dataframe
      .loc(released.and(dataframe.col("momentum").gt(0)), { enter_long: 1, enter_tag: "squeeze" })
      .loc(close.gt(dataframe.col("top")), { enter_long: 1, enter_tag: "donchian" })
      .loc(noRange, { enter_tag: "no_range" });
  }

  override populateExitTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const below = dataframe.col("close").lt(dataframe.col("bottom"));
    return dataframe.loc(crossedBelow(dataframe.col("kc_percent"), 0.5).or(below), {
      exit_long: 1,
      exit_tag: "channel",
    });
  }
}
