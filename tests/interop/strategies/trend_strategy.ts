import { crossedAbove, type Frame, type Metadata, qtpylib, Strategy, ta } from "consumer";

/** The twin of `freqtrade/strategies/trend_strategy.py`: what strategies take from the package technical. */
export default class TrendStrategy extends Strategy {
  override timeframe = "5m";

  override populateIndicators(dataframe: Frame, _metadata: Metadata): Frame {
    const ha = qtpylib.heikinashi(dataframe);
    const { tenkan_sen, kijun_sen, senkou_span_a, senkou_span_b, cloud_green, cloud_red } = qtpylib.ichimoku(dataframe);
    const [supertrend, direction] = qtpylib.supertrend(dataframe, { period: 10, multiplier: 3 });
    const keltner = qtpylib.keltnerChannel(dataframe, { window: 20, atrs: 2 });
    const [sslDown, sslUp] = qtpylib.sslChannels(dataframe, { length: 20 });
    return dataframe
      .assign({ ha_open: ha.open, ha_close: ha.close, ha_high: ha.high, ha_low: ha.low })
      .set("ha_ema", ta.EMA(ha.close, { timeperiod: 8 }))
      .set("ha_atr", ta.ATR(ha))
      .assign({ tenkan_sen, kijun_sen, senkou_span_a, senkou_span_b, cloud_green, cloud_red })
      .assign({ supertrend, direction })
      .assign({ kc_upper: keltner.upper, kc_lower: keltner.lower })
      .assign({ ssl_down: sslDown, ssl_up: sslUp })
      .set("hma", qtpylib.hullMovingAverage(dataframe.col("close"), { window: 16 }))
      .set("vwma", qtpylib.vwma(dataframe, { window: 20 }))
      .set("vwap", qtpylib.rollingVwap(dataframe, { window: 50 }))
      .set("cmf", qtpylib.chaikinMoneyFlow(dataframe, { period: 20 }))
      .set("zscore", qtpylib.zscore(dataframe, { window: 30 }))
      .set("chop", qtpylib.chopiness(dataframe, { window: 14 }))
      .set("true_range", qtpylib.trueRange(dataframe))
      .set("typical", qtpylib.typicalPrice(dataframe))
      .set("mid", qtpylib.midPrice(dataframe));
  }

  override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const direction = dataframe.col("direction");
    const turned = direction.eq("up").and(direction.shift(1).eq("down"));
    const green = dataframe.col("ha_close").gt(dataframe.col("ha_open"));
    const above = dataframe.col("close").gt(dataframe.col("senkou_span_a"));
    const crossed = crossedAbove(dataframe.col("tenkan_sen"), dataframe.col("kijun_sen"));
    return dataframe
      .loc(turned, { enter_long: 1, enter_tag: "supertrend" })
      .loc(green.and(above).and(crossed), { enter_long: 1, enter_tag: "ichimoku" });
  }

  override populateExitTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const below = qtpylib.crossed(dataframe.col("close"), dataframe.col("hma"), "below");
    return dataframe.loc(below.and(dataframe.col("zscore").lt(1)), { exit_long: 1, exit_tag: "hma" });
  }
}
