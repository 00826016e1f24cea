import { DecimalParameter, type Frame, type Metadata, Strategy, ta, where } from "consumer";

/** The twin of `freqtrade/strategies/offset_strategy.py`: offsets to moving averages, weighted ones among them. */
export default class OffsetStrategy extends Strategy {
  override timeframe = "5m";
  lowOffset = new DecimalParameter(0.9, 0.999, { default: 0.9973, decimals: 4, space: "buy" });
  highOffset = new DecimalParameter(0.99, 1.1, { default: 1.004, space: "sell" });

  override populateIndicators(dataframe: Frame, _metadata: Metadata): Frame {
    const close = dataframe.col("close");
    const average = ta.EMA(dataframe, { timeperiod: 14 });
    const weighted = close.ewm({ span: 14, adjust: false }).mean();
    const [short, long] = [ta.EMA(dataframe, { timeperiod: 5 }), ta.EMA(dataframe, { timeperiod: 35 })];
    const boughtAt = average.mul(this.lowOffset.value);
    const soldAt = weighted.mul(this.highOffset.value);
    return dataframe
      .assign({ ema_14: average, weighted, adjusted: close.ewm({ span: 14 }).mean() })
      .set("by_alpha", close.ewm({ alpha: 0.1, adjust: false, minPeriods: 10 }).mean())
      .set("by_com", close.ewm({ com: 9 }).mean())
      .set("spread", close.ewm({ span: 20 }).std())
      .set("ewo", short.sub(long).div(dataframe.col("low")).mul(100))
      .assign({ bought_at: boughtAt, sold_at: soldAt })
      .assign({ rsi_fast: ta.RSI(dataframe, { timeperiod: 4 }), rsi_slow: ta.RSI(dataframe, { timeperiod: 20 }) })
      .set("rmi", ta.CMO(close.diff().fillna(0), { timeperiod: 9 }))
      .set("zone", where(close.lt(boughtAt), -1, where(close.gt(soldAt), 1, 0)));
  }

  override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const ewo = dataframe.col("ewo");
    const conditions = [
      dataframe.col("close").lt(dataframe.col("bought_at")),
      ewo.gt(0.3).or(ewo.lt(-0.4)),
      dataframe.col("rsi_fast").lt(45),
      dataframe.col("volume").gt(0),
    ];
    const quiet = dataframe.col("spread").lt(1e-9).and(dataframe.col("adjusted").ge(dataframe.col("weighted")));
    return dataframe
      .loc(conditions.reduce((x, y) => x.and(y)), { enter_long: 1, enter_tag: "offset" })
      .loc(quiet, { enter_long: 1, enter_tag: "quiet" });
  }

  override populateExitTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const close = dataframe.col("close");
    const conditions = [
      close.gt(dataframe.col("sold_at")).and(dataframe.col("rsi_fast").gt(dataframe.col("rsi_slow"))),
      close.lt(dataframe.col("by_com").sub(dataframe.col("spread").mul(3))),
    ];
    return dataframe.loc(conditions.reduce((x, y) => x.or(y)), { exit_long: 1, exit_tag: "offset" });
  }
}
