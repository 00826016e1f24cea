import { crossedBelow, type Frame, type Metadata, qtpylib, Strategy } from "consumer";

/** The twin of `freqtrade/strategies/technical_strategy.py`: the rarer indicators of the package technical. */
export default class TechnicalStrategy extends Strategy {
  override timeframe = "5m";

  override populateIndicators(dataframe: Frame, _metadata: Metadata): Frame {
    const [tke, tkeEma] = qtpylib.tke(dataframe, { length: 10, emaperiod: 4 });
    const [vfi, vfima, vfiHist] = qtpylib.vfi(dataframe, { length: 40 });
    const { vwmacd, signal, hist } = qtpylib.vwmacd(dataframe);
    const { rate, plusdev } = qtpylib.madr(dataframe, { length: 15 });
    return dataframe
      .assign({ ...qtpylib.pivotsPoints(dataframe, { timeperiod: 20, levels: 2 }) })
      .set("rmi", qtpylib.rmi(dataframe, { length: 14, mom: 3 }))
      .assign({ tke, tke_ema: tkeEma, vfi, vfima, vfi_hist: vfiHist })
      .set("laguerre", qtpylib.laguerre(dataframe, { gamma: 0.6 }))
      .set("stc", qtpylib.stc(dataframe, { fast: 12, slow: 26, length: 8 }))
      .assign({ vpci: qtpylib.vpci(dataframe), vpcii: qtpylib.vpcii(dataframe), vwmacd, signal, hist })
      .set("zema", qtpylib.zema(dataframe, { period: 10 }))
      .assign({ tv_wma: qtpylib.tvWma(dataframe, { length: 9 }), tv_hma: qtpylib.tvHma(dataframe, { length: 9 }) })
      .set("tv_alma", qtpylib.tvAlma(dataframe, { length: 8, offset: 1, sigma: 6 }))
      .assign({ madr: rate, madr_plus: plusdev });
  }

  override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const low = dataframe.col("rmi").lt(30).and(dataframe.col("tke").lt(45));
    const turn = dataframe.col("madr").gt(0).and(dataframe.col("vfi_hist").ge(0));
    const still = dataframe.col("laguerre").eq(0).or(dataframe.col("stc").le(0));
    return dataframe
      .loc(low, { enter_long: 1, enter_tag: "low" })
      .loc(turn.and(dataframe.col("close").gt(dataframe.col("pivot"))), { enter_long: 1, enter_tag: "up" })
      .loc(still, { enter_long: 1, enter_tag: "still" });
  }

  override populateExitTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const below = crossedBelow(dataframe.col("vwmacd"), dataframe.col("signal"));
    const falling = dataframe.col("vpci").lt(dataframe.col("vpcii")).and(dataframe.col("laguerre").gt(0.8));
    return dataframe.loc(below.or(falling), { exit_long: 1, exit_tag: "technical" });
  }
}
