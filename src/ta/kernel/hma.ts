import { firstRow } from "./warm_up.ts";
import { wma } from "./wma.ts";

/** Computes TA-Lib's `HMA`: a WMA of twice a fast WMA minus a slow one. */
export function hma(values: Float64Array, period: number, begin: number = firstRow(values)): Float64Array {
  if (period === 1) return values.slice();
  const half = period >> 1;
  const slow = wma(values, period, begin);
  const fast = wma(values, half, begin + period - half);
  for (let row = 0; row < slow.length; row++) slow[row] = 2 * (fast[row] ?? NaN) - (slow[row] ?? NaN);
  return wma(slow, Math.floor(Math.sqrt(period)), begin + period - 1);
}
