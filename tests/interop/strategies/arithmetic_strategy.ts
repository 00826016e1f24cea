import { type Frame, type Metadata, Strategy, where } from "consumer";

/** The twin of `freqtrade/strategies/arithmetic_strategy.py`: pandas' and NumPy's operations, no indicator library. */
export default class ArithmeticStrategy extends Strategy {
  override timeframe = "5m";

  override populateIndicators(dataframe: Frame, _metadata: Metadata): Frame {
    return withRegimes(withWindows(dataframe));
  }

  override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const [regime, before] = [dataframe.col("regime"), dataframe.col("regime_before")];
    const dip = dataframe.col("close").lt(dataframe.col("mean").sub(dataframe.col("deviation")))
      .and(dataframe.col("busy"));
    const turn = regime.eq("up").and(before.eq("down"));
    return dataframe
      .loc(dip.and(dataframe.col("hour").between(3, 4).not()), { enter_long: 1, enter_tag: "dip" })
      .loc(turn.or(dataframe.col("rank").eq(1)), {
        enter_long: 1,
        enter_tag: regime.map((name) => `high_${name}`),
      });
  }

  override populateExitTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const rule = dataframe.col("drawdown").lt(-0.02).and(dataframe.col("position").gt(0.7));
    return dataframe.loc(rule, { exit_long: 1 });
  }
}

function withWindows(dataframe: Frame): Frame {
  const close = dataframe.col("close"), high = dataframe.col("high"), low = dataframe.col("low");
  const [lowest, highest] = [low.rolling(14).min(), high.rolling(14).max()];
  return dataframe
    .set("change", close.pctChange())
    .set("log_return", close.div(close.shift(1)).log())
    .set("momentum", close.sub(close.shift(3)))
    .set("step", close.diff().abs().round(3))
    .set("mean", close.rolling(20).mean())
    .set("deviation", close.rolling(20).std())
    .set("median", close.rolling(15).median())
    .set("low_quantile", close.rolling(30).quantile(0.1))
    .set("rank", close.rolling(20).rank({ pct: true }))
    .set("fast", close.ewm({ span: 12, adjust: false }).mean())
    .set("slow", close.ewm({ span: 26 }).mean())
    .set("smooth", close.ewm({ alpha: 0.2, minPeriods: 5 }).mean())
    .set("swing", close.ewm({ com: 10 }).std())
    .set("position", close.sub(lowest).div(highest.sub(lowest)))
    .set("last_high", high.where(high.eq(high.rolling(10).max())).ffill())
    .set("drawdown", close.div(close.cummax()).sub(1));
}

function withRegimes(dataframe: Frame): Frame {
  const close = dataframe.col("close"), volume = dataframe.col("volume");
  const [fast, mean] = [dataframe.col("fast"), dataframe.col("mean")];
  const regime = where(fast.gt(dataframe.col("slow")), "up", "down");
  const streak = where(close.gt(dataframe.col("open")), 1, 0).rolling(5).sum();
  const { hour, dayofweek } = dataframe.col("date").dt;
  return dataframe
    .set("flow", where(close.gt(close.shift(1)), volume, volume.neg()).cumsum())
    .set("busy", volume.gt(volume.rolling(30, { minPeriods: 10 }).mean()))
    .set("streak", streak)
    .set("regime", regime)
    .set("regime_before", regime.shift(1).fillna("none"))
    .set("hour", hour)
    .set("weekend", dayofweek.isin([5, 6]))
    .set("bounded", dataframe.col("change").mul(100).clip(-0.5, 0.5).fillna(0))
    // NumPy's maximum is missing where either is
    .set("better", where(mean.isna(), null, where(fast.gt(mean), fast, mean)))
    .set("rest", volume.mod(7).add(volume.floordiv(10)).add(streak.map((n) => n === null ? n : 2 ** (Number(n) / 2))));
}
