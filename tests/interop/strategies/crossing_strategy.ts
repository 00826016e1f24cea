import {
  crossedAbove,
  crossedBelow,
  type Frame,
  IntParameter,
  type Metadata,
  qtpylib,
  type Series,
  Strategy,
  ta,
  where,
} from "consumer";

/** The twin of `freqtrade/strategies/crossing_strategy.py`: crossings of many moving averages. */
export default class CrossingStrategy extends Strategy {
  override timeframe = "5m";
  buyFast = new IntParameter(3, 20, { default: 8, space: "buy" });
  buySlow = new IntParameter(15, 60, { default: 21, space: "buy" });

  override populateIndicators(dataframe: Frame, _metadata: Metadata): Frame {
    const close = dataframe.col("close");
    let averaged = dataframe;
    for (const timeperiod of this.buyFast.range) {
      averaged = averaged.set(`fast_${timeperiod}`, ta.EMA(dataframe, { timeperiod }));
    }
    for (const timeperiod of this.buySlow.range) {
      averaged = averaged.set(`slow_${timeperiod}`, ta.SMA(dataframe, { timeperiod }));
    }
    for (const name of ["WMA", "DEMA", "TEMA", "KAMA", "TRIMA", "T3"] as const) {
      averaged = averaged.set(name.toLowerCase(), ta[name](dataframe, { timeperiod: 12 }));
    }
    averaged = averaged
      .set("hull", qtpylib.hullMovingAverage(close, { window: 12 }))
      .set("zero_lag", qtpylib.zlema(close, { window: 12 }))
      .set("linear", ta.LINEARREG(dataframe, { timeperiod: 12 }))
      .set("of_high", ta.SMA(dataframe.col("high"), { timeperiod: 5 }))
      .set("of_low", ta.EMA(dataframe, { timeperiod: 5, price: "low" }))
      .set("count_above", 0);
    return ["wma", "dema", "tema", "kama", "hull"].reduce((frame, name) => {
      return frame.set("count_above", frame.col("count_above").add(where(close.gt(frame.col(name)), 1, 0)));
    }, averaged);
  }

  override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const column = (name: string): Series => dataframe.col(name);
    const golden = crossedAbove(column(`fast_${this.buyFast.value}`), column(`slow_${this.buySlow.value}`));
    const level = column("tema").eq(column("wma")).and(column("hull").le(column("zero_lag")));
    return dataframe
      .loc(golden, { enter_long: 1, enter_tag: "golden" })
      .loc(level, { enter_long: 1, enter_tag: "level" })
      .loc(column("count_above").diff().ge(4), { enter_long: 1, enter_tag: "all_above" });
  }

  override populateExitTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const crossed = crossedBelow(dataframe.col("close"), dataframe.col("of_low"));
    return dataframe.loc(crossed.and(dataframe.col("t3").gt(dataframe.col("trima"))), { exit_long: 1 });
  }
}
