import { type Frame, type Metadata, qtpylib, Strategy, ta, where } from "consumer";

/** The twin of `freqtrade/strategies/triple_trend_strategy.py`: three supertrends, long and short. */
export default class TripleTrendStrategy extends Strategy {
  override timeframe = "5m";
  override canShort = true;

  override populateIndicators(dataframe: Frame, _metadata: Metadata): Frame {
    const [slow, slowSide] = qtpylib.supertrend(dataframe, { period: 15, multiplier: 4 });
    const [fast, fastSide] = qtpylib.supertrend(dataframe, { period: 7, multiplier: 1.5 });
    const withLines = dataframe
      .assign({ trend_slow: slow, side_slow: slowSide, trend_fast: fast, side_fast: fastSide })
      .set("trail", computeTrail(dataframe, 9, 2.5));
    const above = dataframe.col("close").gt(withLines.col("trail"));
    const [slowUp, fastUp] = [where(slowSide.eq("up"), 1, 0), where(fastSide.eq("up"), 1, 0)];
    return withLines
      .set("above_trail", above)
      .set("count_up", slowUp.add(fastUp).add(where(above, 1, 0)));
  }

  override populateEntryTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const count = dataframe.col("count_up");
    return dataframe
      .loc(count.eq(3).and(count.shift(1).lt(3)), { enter_long: 1, enter_tag: "all_up" })
      .loc(count.eq(0).and(count.shift(1).gt(0)), { enter_short: 1, enter_tag: "all_down" });
  }

  override populateExitTrend(dataframe: Frame, _metadata: Metadata): Frame {
    const side = dataframe.col("side_fast");
    const turned = side.ne(side.shift(1));
    return dataframe
      .loc(turned.and(side.eq("down")), { exit_long: 1, exit_tag: "fast_down" })
      .loc(turned.and(side.eq("up")), { exit_short: 1, exit_tag: "fast_up" });
  }
}

/** Computes a stop that follows the close at a distance of the range and never goes back until it is hit. */
function computeTrail(dataframe: Frame, timeperiod: number, multiplier: number): Float64Array {
  const close = dataframe.col("close").values;
  const range = ta.ATR(dataframe, { timeperiod }).values;
  const stop = new Float64Array(close.length).fill(NaN);
  const at = (values: Float64Array, row: number): number => values[row] ?? NaN;
  for (let row = timeperiod; row < close.length; row++) {
    const distance = multiplier * at(range, row);
    const [price, priceBefore, before] = [at(close, row), at(close, row - 1), at(stop, row - 1)];
    const [below, above] = [price - distance, price + distance];
    if (Number.isNaN(before)) stop[row] = below;
    else if (price > before) stop[row] = priceBefore > before ? Math.max(below, before) : below;
    else stop[row] = priceBefore <= before ? Math.min(above, before) : above;
  }
  return stop;
}
