import { checkedPeriod, type Price, priceOf, toSeries } from "./input.ts";
import { type MacdLines, macdLines } from "./kernel/macd.ts";
import { checkedMaType, MA_Type, maLookback, type MaType, movingAverage } from "./kernel/moving_average.ts";
import { blankBefore, blankHead, firstRow } from "./kernel/warm_up.ts";
import type { MacdOptions, MacdResult } from "./macd.ts";

/** Options of `MACDEXT`: the periods of `MACD`, and which averages they are of. */
export interface MacdextOptions extends MacdOptions {
  /** One of `ta.MA_Type`. @default 0 (SMA) */
  readonly fastmatype?: number;
  /** One of `ta.MA_Type`. @default 0 (SMA) */
  readonly slowmatype?: number;
  /** One of `ta.MA_Type`. @default 0 (SMA) */
  readonly signalmatype?: number;
}

interface Average {
  readonly period: number;
  readonly type: MaType;
}

/**
 * Returns the MACD of any kinds of moving averages: TA-Lib's `MACDEXT`.
 *
 * The periods are those of `MACD`. All three lines are `NaN` until the signal has its first value, in the first 33 rows by default.
 *
 * @throws {RangeError} when a period is not a whole number in TA-Lib's range, or an average not one of `ta.MA_Type`.
 * @example
 * ```ts
 * import { Series, ta } from "consumer";
 *
 * const close = Series.of([1, 2, 3, 4, 5, 9]);
 * const { macd, macdsignal } = ta.MACDEXT(close, { fastperiod: 2, slowperiod: 3, signalperiod: 2 });
 * if (String(macd.toArray()) !== ",,,0.5,0.5,1" || macdsignal.at(-1) !== 0.75) throw new Error();
 * ```
 */
export function MACDEXT(input: Price, options: MacdextOptions = {}): MacdResult {
  const fast = {
    period: checkedPeriod("MACDEXT", "fastperiod", options.fastperiod ?? 12, 2),
    type: checkedMaType("MACDEXT", "fastmatype", options.fastmatype ?? MA_Type.SMA),
  };
  const slow = {
    period: checkedPeriod("MACDEXT", "slowperiod", options.slowperiod ?? 26, 2),
    type: checkedMaType("MACDEXT", "slowmatype", options.slowmatype ?? MA_Type.SMA),
  };
  const signal = {
    period: checkedPeriod("MACDEXT", "signalperiod", options.signalperiod ?? 9, 1),
    type: checkedMaType("MACDEXT", "signalmatype", options.signalmatype ?? MA_Type.SMA),
  };
  const values = priceOf(input, options);
  const { macd, macdsignal, macdhist } = slow.period < fast.period
    ? linesOf(values, slow, fast, signal)
    : linesOf(values, fast, slow, signal);
  return { macd: toSeries(macd), macdsignal: toSeries(macdsignal), macdhist: toSeries(macdhist) };
}

function linesOf(values: Float64Array, fast: Average, slow: Average, signal: Average): MacdLines {
  const allEma = fast.type === MA_Type.EMA && slow.type === MA_Type.EMA && signal.type === MA_Type.EMA;
  if (allEma && signal.period > 1) return macdLines(values, fast.period, slow.period, signal.period);
  const begin = firstRow(values);
  // both averages start in the row in which the later one can
  const start = begin + Math.max(maLookback(fast.period, fast.type), maLookback(slow.period, slow.type));
  const averageOf = ({ period, type }: Average, first: number): Float64Array => {
    return movingAverage(values, period, type, first - maLookback(period, type));
  };
  const faster = averageOf(fast, start);
  const slower = averageOf(slow, start);
  const macd = blankHead(values.length, start);
  for (let row = start; row < macd.length; row++) macd[row] = (faster[row] ?? NaN) - (slower[row] ?? NaN);
  const first = start + maLookback(signal.period, signal.type);
  const macdsignal = blankBefore(movingAverage(macd, signal.period, signal.type, start), first);
  blankBefore(macd, first);
  return { macd, macdsignal, macdhist: macd.map((value, row) => value - (macdsignal[row] ?? NaN)) };
}
