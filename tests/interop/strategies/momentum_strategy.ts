import { crossedAbove, crossedBelow, type Frame, type Metadata, Strategy, ta, where } from "consumer";

/** The twin of `freqtrade/strategies/momentum_strategy.py`: directional movement, long and short. */
export default class MomentumStrategy extends Strategy {
  override timeframe = "5m";
  override canShort = true;

  override populateIndicators(dataframe: Frame, _metadata: Metadata): Frame {
    const plusDi = ta.PLUS_DI(dataframe, { timeperiod: 25 });
    const minusDi = ta.MINUS_DI(dataframe, { timeperiod: 25 });
    return dataframe
      .set("adx", ta.ADX(dataframe, { timeperiod: 14 }))
      .set("adxr", ta.ADXR(dataframe, { timeperiod: 7 }))
      .set("dx", ta.DX(dataframe, { timeperiod: 10 }))
      .assign({ plus_di: plusDi, minus_di: minusDi })
      .assign({ plus_dm: ta.PLUS_DM(dataframe), minus_dm: ta.MINUS_DM(dataframe) })
      .set("sar", ta.SAR(dataframe, { acceleration: 0.03, maximum: 0.3 }))
      .set("mom", ta.MOM(dataframe, { timeperiod: 14 }))
      .assign({ roc: ta.ROC(dataframe, { timeperiod: 6 }), rocr: ta.ROCR(dataframe, { timeperiod: 28 }) })
      .set("aroonosc", ta.AROONOSC(dataframe, { timeperiod: 14 }))
      .set("bop", ta.BOP(dataframe))
      .set("best", where(plusDi.gt(minusDi), plusDi, minusDi));
  }

  override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const [adx, mom] = [dataframe.col("adx"), dataframe.col("mom")];
    const [plus, minus] = [dataframe.col("plus_di"), dataframe.col("minus_di")];
    const long = adx.gt(20).and(plus.gt(minus)).and(mom.gt(0));
    const short = adx.gt(20).and(minus.gt(plus)).and(mom.lt(0));
    const still = mom.eq(0).and(dataframe.col("roc").eq(0)).and(dataframe.col("dx").le(100));
    return dataframe
      .loc(long.and(crossedAbove(plus, 25)), { enter_long: 1, enter_tag: "up" })
      .loc(short.and(crossedAbove(minus, 25)), { enter_short: 1, enter_tag: "down" })
      .loc(still.and(adx.lt(adx.shift(3))), { enter_long: 1, enter_tag: "still" });
  }

  override populateExitTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const [close, sar] = [dataframe.col("close"), dataframe.col("sar")];
    return dataframe.loc(crossedBelow(close, sar), { exit_long: 1 }).loc(crossedAbove(close, sar), { exit_short: 1 });
  }
}
