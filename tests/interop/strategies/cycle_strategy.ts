import { crossedAbove, type Frame, type Metadata, Strategy, ta } from "consumer";

/** The twin of `freqtrade/strategies/cycle_strategy.py`: TA-Lib's rarer functions. */
export default class CycleStrategy extends Strategy {
  override timeframe = "5m";

  override populateIndicators(dataframe: Frame, _metadata: Metadata): Frame {
    const { inphase, quadrature } = ta.HT_PHASOR(dataframe);
    const { mama, fama } = ta.MAMA(dataframe, { fastlimit: 0.5, slowlimit: 0.05 });
    const bands = ta.ACCBANDS(dataframe, { timeperiod: 20 });
    const ext = ta.MACDEXT(dataframe, {
      fastperiod: 6,
      fastmatype: 1,
      slowperiod: 13,
      slowmatype: 2,
      signalperiod: 5,
      signalmatype: 0,
    });
    return dataframe
      .assign({ trendline: ta.HT_TRENDLINE(dataframe), period: ta.HT_DCPERIOD(dataframe) })
      .assign({ phase: ta.HT_DCPHASE(dataframe), trendmode: ta.HT_TRENDMODE(dataframe) })
      .assign({ inphase, quadrature, mama, fama, acc_upper: bands.upperband, acc_lower: bands.lowerband })
      .set("avgdev", ta.AVGDEV(dataframe, { timeperiod: 14 }))
      .assign({ beta: ta.BETA(dataframe, { timeperiod: 5 }), correl: ta.CORREL(dataframe, { timeperiod: 30 }) })
      .set("imi", ta.IMI(dataframe, { timeperiod: 14 }))
      .set("slope", ta.LINEARREG_SLOPE(dataframe, { timeperiod: 10 }))
      .set("forecast", ta.TSF(dataframe, { timeperiod: 10 }))
      .assign({ ext: ext.macd, ext_hist: ext.macdhist })
      .set("sarext", ta.SAREXT(dataframe))
      .assign({ midpoint: ta.MIDPOINT(dataframe), midprice: ta.MIDPRICE(dataframe) })
      .assign({ deviation: ta.STDDEV(dataframe, { timeperiod: 10 }), variance: ta.VAR(dataframe, { timeperiod: 10 }) })
      .set("at_high", ta.MAXINDEX(dataframe, { timeperiod: 20 }))
      .set("at_low", ta.MININDEX(dataframe, { timeperiod: 20 }))
      .set("sum", ta.SUM(dataframe.col("volume"), { timeperiod: 12 }))
      .set("cti", ta.CTI(dataframe.col("close"), { timeperiod: 20 }));
  }

  override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const cross = crossedAbove(dataframe.col("mama"), dataframe.col("fama")).and(dataframe.col("slope").ge(0));
    const cycle = dataframe.col("trendmode").eq(0)
      .and(dataframe.col("close").lt(dataframe.col("trendline")))
      .and(dataframe.col("cti").lt(-0.5));
    const still = ["variance", "correl", "beta"].map((name) => dataframe.col(name).eq(0)).reduce((x, y) => x.or(y));
    return dataframe
      .loc(cross, { enter_long: 1, enter_tag: "mama" })
      .loc(cycle, { enter_long: 1, enter_tag: "cycle" })
      .loc(still.and(dataframe.col("imi").le(50)), { enter_long: 1, enter_tag: "still" });
  }

  override populateExitTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const newer = dataframe.col("at_low").gt(dataframe.col("at_high"));
    return dataframe.loc(newer.and(dataframe.col("close").lt(dataframe.col("forecast"))), {
      exit_long: 1,
      exit_tag: "lows",
    });
  }
}
