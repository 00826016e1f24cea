import { isZero } from "./constants.ts";
import { blankHead, firstRow } from "./warm_up.ts";

const SLOWEST = 2 / (30 + 1);
const RANGE = 2 / (2 + 1) - SLOWEST;

/** Kaufman's average, the quicker the straighter the way of the price: TA-Lib's `KAMA`. */
export function kama(values: Float64Array, period: number, begin: number = firstRow(values)): Float64Array {
  if (period === 1) return values.slice();
  const out = blankHead(values.length, begin + period);
  if (begin + period >= values.length) return out;
  let travelled = 0;
  for (let row = begin; row < begin + period; row++) travelled += step(values, row);
  let average = values[begin + period - 1] ?? NaN;
  for (let row = begin + period; row < values.length; row++) {
    const start = row - period;
    if (start > begin) travelled = travelled - step(values, start - 1) + step(values, row - 1);
    const way = (values[row] ?? NaN) - (values[start] ?? NaN);
    const efficiency = travelled <= way || isZero(travelled) ? 1 : Math.abs(way / travelled);
    const weight = efficiency * RANGE + SLOWEST;
    average += ((values[row] ?? NaN) - average) * weight * weight;
    out[row] = average;
  }
  return out;
}

/** How far the price moves from a row to the next. */
function step(values: Float64Array, row: number): number {
  return Math.abs((values[row + 1] ?? NaN) - (values[row] ?? NaN));
}
