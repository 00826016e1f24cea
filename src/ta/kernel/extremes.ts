import { blankHead, firstRow } from "./warm_up.ts";

/**
 * Computes TA-Lib's `MAX`: the largest value of `period` rows. It takes linear time: the rows are cut into blocks of
 * `period`, and a window is the end of one block and the start of the next. As in TA-Lib, a missing value hides the values
 * of its block beyond it.
 */
export function movingMax(values: Float64Array, period: number, begin: number = firstRow(values)): Float64Array {
  return movingExtreme(values, period, begin, 1);
}

/** Computes TA-Lib's `MIN`: the smallest value of `period` rows. */
export function movingMin(values: Float64Array, period: number, begin: number = firstRow(values)): Float64Array {
  return movingExtreme(values, period, begin, -1);
}

/** Finds the largest value (sign 1), or the smallest one as the largest of the opposites (sign -1). */
function movingExtreme(values: Float64Array, period: number, begin: number, sign: 1 | -1): Float64Array {
  const { length } = values;
  const out = blankHead(length, begin + period - 1);
  const tails = new Float64Array(Math.min(period, length));
  for (let block = begin; block + period <= length; block += period) {
    let best = sign * (values[block + period - 1] ?? NaN);
    tails[period - 1] = best;
    for (let i = period - 2; i >= 0; i--) {
      const value = sign * (values[block + i] ?? NaN);
      if (value > best) best = value;
      tails[i] = best;
    }
    out[block + period - 1] = sign * best;
    const next = block + period;
    if (next >= length) break;
    const end = Math.min(next + period - 1, length);
    best = sign * (values[next] ?? NaN);
    for (let row = next; row < end; row++) {
      const value = sign * (values[row] ?? NaN);
      if (value > best) best = value;
      const tail = tails[row - next + 1] ?? NaN;
      out[row] = sign * (best > tail ? best : tail);
    }
  }
  return out;
}
