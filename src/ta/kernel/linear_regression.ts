import { blankHead, firstRow } from "./warm_up.ts";

/**
 * Computes the regression lines on which TA-Lib's `LINEARREG` family is based.
 *
 * @param wanted "slopes" leaves the intercepts empty, which saves time
 */
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
  // the sum of the absolute values, and that of the values times their distance from the newest row
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

/** The regression line of the window of each row: its value in the oldest row, and its slope per row. */
export interface RegressionLines {
  readonly intercept: Float64Array;
  readonly slope: Float64Array;
}

/** TA-Lib recomputes its running sums after this many periods. */
const FRESH_AFTER = 32;
/** It also does when the leaving value outweighs the window by this factor, because its rounding errors would remain. */
const OUTLIER = 100;
