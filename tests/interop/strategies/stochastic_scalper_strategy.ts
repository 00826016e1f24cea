import { crossedAbove, type Frame, type Metadata, qtpylib, Strategy, ta } from "consumer";

/** The twin of `freqtrade/strategies/stochastic_scalper_strategy.py`: stochastic oscillators, which divide by a range. */
export default class StochasticScalperStrategy extends Strategy {
  override timeframe = "5m";

  override populateIndicators(dataframe: Frame, _metadata: Metadata): Frame {
    const fast = ta.STOCHF(dataframe, { fastk_period: 5, fastd_period: 3, fastd_matype: 0 });
    const slow = ta.STOCH(dataframe, {
      fastk_period: 14,
      slowk_period: 3,
      slowk_matype: 1,
      slowd_period: 3,
      slowd_matype: 0,
    });
    const ofRsi = ta.STOCHRSI(dataframe, { timeperiod: 15, fastk_period: 20, fastd_period: 2 });
    const lines = qtpylib.stoch(dataframe, { window: 14, d: 3, k: 3 });
    const rsi = ta.RSI(dataframe, { timeperiod: 6 });
    const [lowest, highest] = [rsi.rolling(14).min(), rsi.rolling(14).max()];
    return dataframe
      .assign({ fastk: fast.fastk, fastd: fast.fastd, slowk: slow.slowk, slowd: slow.slowd })
      .assign({ rsi_k: ofRsi.fastk, rsi_d: ofRsi.fastd, slow_k: lines.slow_k, slow_d: lines.slow_d, rsi })
      .set("own_k", rsi.sub(lowest).mul(100).div(highest.sub(lowest)).rolling(3).mean())
      .set("inverse", rsi.sub(50).abs().div(50).rsub(1))
      .set("ibs", qtpylib.ibs(dataframe))
      .set("willr", qtpylib.williamsPercent(dataframe, { period: 14 }))
      .set("ema_high", ta.EMA(dataframe, { timeperiod: 5, price: "high" }));
  }

  override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const [fastk, fastd] = [dataframe.col("fastk"), dataframe.col("fastd")];
    const level = fastk.ge(fastd).and(fastk.eq(dataframe.col("slowk")));
    return dataframe
      .loc(fastk.lt(30).and(fastd.lt(30)).and(crossedAbove(fastk, fastd)), { enter_long: 1, enter_tag: "fast" })
      .loc(level, { enter_long: 1, enter_tag: "level" })
      .loc(crossedAbove(dataframe.col("own_k"), 20), { enter_long: 1, enter_tag: "own" });
  }

  override populateExitTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const high = crossedAbove(dataframe.col("fastk"), 70).or(crossedAbove(dataframe.col("fastd"), 70));
    const open = dataframe.col("open").ge(dataframe.col("ema_high"));
    return dataframe.loc(high.or(open), { exit_long: 1, exit_tag: "high" });
  }
}
