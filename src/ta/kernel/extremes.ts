import { blank, firstRow } from "./warm_up.ts";

/**
 * The largest value of `period` rows: TA-Lib's `MAX`, linear in the rows. The rows are cut into blocks of `period`; a
 * window is the end of one and the start of the next. A missing value hides what its block holds beyond it, as there.
 */
export function movingMax(values: Float64Array, period: number, begin: number = firstRow(values)): Float64Array {
  const out = blank(values.length);
  const tails = new Float64Array(period);
  for (let block = begin; block + period <= values.length; block += period) {
    let best = values[block + period - 1] ?? NaN;
    tails[period - 1] = best;
    for (let i = period - 2; i >= 0; i--) {
      const value = values[block + i] ?? NaN;
      if (value > best) best = value;
      tails[i] = best;
    }
    out[block + period - 1] = tails[0] ?? NaN;
    const next = block + period;
    const end = Math.min(next + period - 1, values.length);
    best = next < values.length ? values[next] ?? NaN : NaN;
    for (let row = next; row < end; row++) {
      const value = values[row] ?? NaN;
      if (value > best) best = value;
      const tail = tails[row - next + 1] ?? NaN;
      out[row] = best > tail ? best : tail;
    }
  }
  return out;
}

/** The smallest value of `period` rows: TA-Lib's `MIN`. */
export function movingMin(values: Float64Array, period: number, begin: number = firstRow(values)): Float64Array {
  const opposite = new Float64Array(values.length);
  for (let row = 0; row < values.length; row++) opposite[row] = -(values[row] ?? NaN);
  const out = movingMax(opposite, period, begin);
  for (let row = 0; row < out.length; row++) out[row] = -(out[row] ?? NaN);
  return out;
}
