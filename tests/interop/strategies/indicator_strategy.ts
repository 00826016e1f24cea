import { crossedAbove, type Frame, type Metadata, qtpylib, Strategy, ta } from "consumer";

/** The twin of `freqtrade/strategies/indicator_strategy.py`: its own indicators on the producer's candles. */
export default class IndicatorStrategy extends Strategy {
  override timeframe = "5m";

  override populateIndicators(dataframe: Frame, _metadata: Metadata): Frame {
    return withOthers(withOscillators(withAverages(dataframe)));
  }

  override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const tema = dataframe.col("tema");
    const trend = tema.gt(tema.shift(1)).and(dataframe.col("volume").gt(0));
    const cross = crossedAbove(dataframe.col("macd"), dataframe.col("macdsignal")).and(dataframe.col("adx").gt(15));
    return dataframe
      .loc(crossedAbove(dataframe.col("rsi"), 45).and(trend), { enter_long: 1, enter_tag: "rsi" })
      .loc(cross, { enter_long: 1, enter_tag: "macd" });
  }

  override populateExitTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const high = dataframe.col("slowk").gt(80).and(dataframe.col("bb_percent").gt(0.8));
    return dataframe.loc(high.or(dataframe.col("mfi").gt(85)), { exit_long: 1, exit_tag: "high" });
  }
}

function withAverages(dataframe: Frame): Frame {
  let averaged = dataframe;
  for (const timeperiod of [5, 21, 55]) {
    averaged = averaged
      .set(`ema_${timeperiod}`, ta.EMA(dataframe, { timeperiod }))
      .set(`sma_${timeperiod}`, ta.SMA(dataframe, { timeperiod }));
  }
  return averaged
    .set("wma", ta.WMA(dataframe, { timeperiod: 9 }))
    .set("dema", ta.DEMA(dataframe, { timeperiod: 9 }))
    .set("tema", ta.TEMA(dataframe, { timeperiod: 9 }))
    .set("kama", ta.KAMA(dataframe, { timeperiod: 10 }));
}

function withOscillators(dataframe: Frame): Frame {
  const { macd, macdsignal, macdhist } = ta.MACD(dataframe);
  const { slowk, slowd } = ta.STOCH(dataframe);
  const { fastk, fastd } = ta.STOCHF(dataframe);
  const stochrsi = ta.STOCHRSI(dataframe);
  return dataframe
    .set("rsi", ta.RSI(dataframe))
    .set("rsi_7", ta.RSI(dataframe, { timeperiod: 7 }))
    .set("adx", ta.ADX(dataframe))
    .set("plus_di", ta.PLUS_DI(dataframe))
    .set("minus_di", ta.MINUS_DI(dataframe, { timeperiod: 25 }))
    .assign({ macd, macdsignal, macdhist, slowk, slowd, fastk, fastd })
    .assign({ fastk_rsi: stochrsi.fastk, fastd_rsi: stochrsi.fastd });
}

function withOthers(dataframe: Frame): Frame {
  const bands = ta.BBANDS(dataframe, { timeperiod: 20, nbdevup: 2, nbdevdn: 2 });
  const { lower, mid, upper } = qtpylib.bollingerBands(qtpylib.typicalPrice(dataframe), { window: 20, stds: 2 });
  const { aroonup, aroondown } = ta.AROON(dataframe);
  const { sine, leadsine } = ta.HT_SINE(dataframe);
  return dataframe
    .assign({ ta_upper: bands.upperband, ta_lower: bands.lowerband })
    .assign({ bb_lowerband: lower, bb_middleband: mid, bb_upperband: upper })
    .set("bb_percent", dataframe.col("close").sub(lower).div(upper.sub(lower)))
    .set("bb_width", upper.sub(lower).div(mid))
    .set("atr", ta.ATR(dataframe))
    .set("natr", ta.NATR(dataframe, { timeperiod: 7 }))
    .set("cci", ta.CCI(dataframe))
    .set("mfi", ta.MFI(dataframe))
    .set("obv", ta.OBV(dataframe))
    .set("willr", ta.WILLR(dataframe))
    .set("roc", ta.ROC(dataframe))
    .set("mom", ta.MOM(dataframe))
    .set("sar", ta.SAR(dataframe))
    .set("ultosc", ta.ULTOSC(dataframe))
    .assign({ aroonup, aroondown, htsine: sine, htleadsine: leadsine });
}
