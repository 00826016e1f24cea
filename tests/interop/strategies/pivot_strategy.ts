import { crossedAbove, type Frame, type Metadata, Strategy } from "consumer";

/** The twin of `freqtrade/strategies/pivot_strategy.py`: pivot points, Fibonacci levels and peaks. */
export default class PivotStrategy extends Strategy {
  override timeframe = "5m";

  override populateIndicators(dataframe: Frame, _metadata: Metadata): Frame {
    const [high, low, close] = [dataframe.col("high"), dataframe.col("low"), dataframe.col("close")];
    const [top, bottom] = [high.rolling(24).max().shift(1), low.rolling(24).min().shift(1)];
    const range = top.sub(bottom);
    const pivot = top.add(bottom).add(close.shift(1)).div(3);
    const peak = high.shift(2);
    const isPeak = peak.gt(high).and(peak.gt(high.shift(1))).and(peak.ge(high.shift(3)));
    const dates = dataframe.col("date").dt;
    const withLevels = [0.236, 0.382, 0.5, 0.618, 0.786].reduce(
      (frame, level) => frame.set(`fib_${level}`, bottom.add(range.mul(level))),
      dataframe
        .assign({ pivot, r1: pivot.mul(2).sub(bottom), s1: pivot.mul(2).sub(top) })
        .assign({ r2: pivot.add(range), s2: pivot.sub(range) }),
    );
    return withLevels
      .set("place", close.sub(bottom).div(range))
      .assign({ is_peak: isPeak, last_peak: peak.where(isPeak).ffill() })
      .set("peak_age", isPeak.rolling(50).apply((window) => window.length - 1 - window.indexOf(Math.max(...window))))
      .set("percentile", close.rolling(30).quantile(0.25))
      .set("median", close.rolling(21).median())
      .set("zscore", close.sub(close.rolling(20).mean()).div(close.rolling(20).std()))
      .assign({ hour: dates.hour, day: dates.dayofweek, quarter: dates.minute.floordiv(15) });
  }

  override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const [close, peak] = [dataframe.col("close"), dataframe.col("last_peak")];
    const support = crossedAbove(close, dataframe.col("s1")).or(crossedAbove(close, dataframe.col("fib_0.618")));
    const broken = close.gt(peak).and(close.shift(1).le(peak.shift(1)));
    const noSpread = dataframe.col("zscore").isna().and(dataframe.col("median").notna());
    return dataframe
      .loc(support.and(dataframe.col("hour").ge(6)), { enter_long: 1, enter_tag: "support" })
      .loc(broken.and(dataframe.col("peak_age").lt(40)), { enter_long: 1, enter_tag: "peak" })
      .loc(noSpread, { enter_long: 1, enter_tag: "no_spread" });
  }

  override populateExitTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const rule = dataframe.col("close").ge(dataframe.col("r1")).or(dataframe.col("place").lt(0.1));
    return dataframe.loc(rule, { exit_long: 1 });
  }
}
