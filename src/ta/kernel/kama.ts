import { fma } from "./fma.ts";
import { blankHead, firstRow } from "./warm_up.ts";

/** Computes TA-Lib's `KAMA`: Kaufman's adaptive moving average, which follows straight moves faster than noise. */
export function kama(values: Float64Array, period: number, begin: number = firstRow(values)): Float64Array {
  if (period === 1) return values.slice();
  const out = blankHead(values.length, begin + period);
  if (begin + period >= values.length) return out;
  let travelled = 0;
  let idle = 0;
  let average = values[begin + period - 1] ?? NaN;
  for (let row = begin + 1; row < values.length; row++) {
    const value = values[row] ?? NaN;
    const step = value - (values[row - 1] ?? NaN);
    idle = step === 0 ? idle + 1 : 0;
    const start = row - period;
    if (start > begin) travelled -= Math.abs((values[start - 1] ?? NaN) - (values[start] ?? NaN));
    travelled += Math.abs(step);
    // without this, rounding errors of earlier rows would pass for a move
    if (idle >= period) travelled = 0;
    if (start < begin) continue;
    const way = value - (values[start] ?? NaN);
    let efficiency = travelled <= 0 || travelled <= way ? 1 : Math.abs(way / travelled);
    if (efficiency > 1) efficiency = 1;
    const weight = fma(efficiency, RANGE, SLOWEST);
    average = fma(weight * weight, value - average, average);
    out[row] = average;
  }
  return out;
}

const SLOWEST = 2 / (30 + 1);
const RANGE = 2 / (2 + 1) - SLOWEST;
