import { crossedAbove, crossedBelow, type Frame, type Metadata, qtpylib, Strategy, ta, where } from "consumer";

/** The twin of `freqtrade/strategies/smoothed_candle_strategy.py`: Heikin-Ashi candles and SSL channels. */
export default class SmoothedCandleStrategy extends Strategy {
  override timeframe = "5m";

  override populateIndicators(dataframe: Frame, _metadata: Metadata): Frame {
    const candles = qtpylib.heikinashi(dataframe);
    const { open, high, low, close } = candles;
    const [sslDown, sslUp] = qtpylib.sslChannels(dataframe, { length: 12 });
    const [emaDown, emaUp] = qtpylib.sslChannels(dataframe, { length: 21, mode: "ema" });
    const body = close.sub(open);
    const lowerWick = where(open.lt(close), open, close).sub(low);
    return dataframe
      .assign({ ha_open: open, ha_high: high, ha_low: low, ha_close: close })
      .assign({ ssl_down: sslDown, ssl_up: sslUp, ema_down: emaDown, ema_up: emaUp })
      .set("ha_rsi", ta.RSI(close, { timeperiod: 9 }))
      .set("ha_adx", ta.ADX(candles, { timeperiod: 10 }))
      .set("smooth", close.ewm({ span: 5, adjust: false }).mean())
      .assign({ body, upper_wick: high.sub(where(open.gt(close), open, close)), lower_wick: lowerWick })
      .set("without_wick", lowerWick.eq(0))
      .set("share", body.abs().div(high.sub(low)));
  }

  override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const [body, share] = [dataframe.col("body"), dataframe.col("share")];
    const ssl = crossedAbove(dataframe.col("ssl_up"), dataframe.col("ssl_down"));
    const strong = dataframe.col("without_wick").and(body.gt(0)).and(share.gt(0.7));
    return dataframe
      .loc(ssl.and(body.gt(0)), { enter_long: 1, enter_tag: "ssl" })
      .loc(strong.and(dataframe.col("ema_up").gt(dataframe.col("ema_down"))), { enter_long: 1 })
      .loc(share.isna().and(dataframe.col("without_wick")), { enter_long: 1, enter_tag: "dead" });
  }

  override populateExitTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const body = dataframe.col("body");
    const red = body.lt(0).and(body.shift(1).lt(0)).and(dataframe.col("upper_wick").le(0));
    return dataframe.loc(red.or(crossedBelow(dataframe.col("ha_rsi"), 70)), { exit_long: 1 });
  }
}
