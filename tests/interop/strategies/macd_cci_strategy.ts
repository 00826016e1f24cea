import { crossedAbove, crossedBelow, type Frame, type Metadata, qtpylib, Strategy, ta } from "consumer";

/** The twin of `freqtrade/strategies/macd_cci_strategy.py`: MACD in its kinds, with CCI. */
export default class MacdCciStrategy extends Strategy {
  override timeframe = "5m";

  override populateIndicators(dataframe: Frame, _metadata: Metadata): Frame {
    const { macd, macdsignal, macdhist } = ta.MACD(dataframe, { fastperiod: 8, slowperiod: 21, signalperiod: 5 });
    const plain = qtpylib.macd(dataframe.col("close"), { fast: 5, slow: 13, smooth: 6 });
    const cci = ta.CCI(dataframe, { timeperiod: 20 });
    return dataframe
      .assign({ macd, macdsignal, macdhist, plain: plain.macd, plain_signal: plain.signal })
      .set("ppo", ta.PPO(dataframe, { fastperiod: 8, slowperiod: 21 }))
      .set("apo", ta.APO(dataframe, { fastperiod: 8, slowperiod: 21, matype: 1 }))
      .assign({ cci, cci_mean: cci.rolling(5).mean() })
      .set("willr", ta.WILLR(dataframe, { timeperiod: 14 }))
      .set("ultosc", ta.ULTOSC(dataframe, { timeperiod1: 5, timeperiod2: 10, timeperiod3: 20 }))
      .set("trix", ta.TRIX(dataframe, { timeperiod: 9 }))
      .set("awesome", qtpylib.awesomeOscillator(dataframe))
      .set("rising", macdhist.gt(macdhist.shift(1)));
  }

  override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const [macd, signal, cci] = [dataframe.col("macd"), dataframe.col("macdsignal"), dataframe.col("cci")];
    const low = cci.lt(-100).and(dataframe.col("willr").lt(-80)).and(dataframe.col("rising"));
    return dataframe
      .loc(crossedAbove(macd, signal).and(cci.le(0)), { enter_long: 1, enter_tag: "macd" })
      .loc(low, { enter_long: 1, enter_tag: "cci" })
      .loc(macd.ge(signal).and(cci.eq(0)), { enter_long: 1, enter_tag: "level" });
  }

  override populateExitTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const below = crossedBelow(dataframe.col("plain"), dataframe.col("plain_signal"));
    const high = dataframe.col("cci").gt(100).and(dataframe.col("rising").not());
    return dataframe.loc(below.or(high), { exit_long: 1 });
  }
}
