import { blankHead, firstRow } from "./warm_up.ts";

/** The line of least squares through the `period` rows that end at each row: its value at the oldest, and its slope a row. */
export interface RegressionLines {
  readonly intercept: Float64Array;
  readonly slope: Float64Array;
}

/** After so many periods TA-Lib adds the window up anew. */
const FRESH_AFTER = 32;
/** It also does where the leaving value is so many times the window's size, as its rounding errors would stay behind. */
const OUTLIER = 100;

/** What TA-Lib's `LINEARREG` family is made of. Where the slopes alone are wanted, the intercepts are left out. */
export function regressionLines(
  values: Float64Array,
  period: number,
  wanted: "lines" | "slopes" = "lines",
  begin: number = firstRow(values),
): RegressionLines {
  const { length } = values;
  const full = begin + period - 1;
  const intercepts = wanted === "lines" ? blankHead(length, full) : new Float64Array(0);
  const slopes = blankHead(length, full);
  const places = period * (period - 1) / 2;
  const squares = period * (period - 1) * (2 * period - 1) / 6;
  const divisor = places * places - period * squares;
  let sum = 0;
  // the values' sizes, and the values times their place, the newest row's 0
  let sizes = 0;
  let weighed = 0;
  let left = 0;
  for (let row = full; row < length; row++) {
    const leaving = values[row - period] ?? NaN;
    const entering = values[row] ?? NaN;
    sizes -= Math.abs(leaving);
    sizes += Math.abs(entering);
    if (left-- > 0 && !(Math.abs(period * leaving) > sizes * OUTLIER)) {
      weighed = weighed + sum - period * leaving;
      sum = sum - leaving + entering;
    } else {
      left = FRESH_AFTER * period - 1;
      sum = sizes = weighed = 0;
      for (let i = row - period + 1; i <= row; i++) {
        const value = values[i] ?? NaN;
        sum += value;
        sizes += Math.abs(value);
        weighed += (row - i) * value;
      }
    }
    const slope = (period * weighed - places * sum) / divisor;
    slopes[row] = slope;
    if (wanted === "lines") intercepts[row] = (sum - slope * places) / period;
  }
  return { intercept: intercepts, slope: slopes };
}
