import { isZeroBeside } from "./constants.ts";
import { blank } from "./warm_up.ts";

/** How far each price is from the mean of its window, in mean distances of 0.015: TA-Lib's `CCI`. */
export function cci(prices: Float64Array, period: number, begin: number): Float64Array {
  const out = blank(prices.length);
  // TA-Lib adds up its ring buffer from slot to slot, so the order of the rows changes from row to row
  const ring = new Float64Array(period);
  for (let row = begin; row < out.length; row++) {
    const price = prices[row] ?? NaN;
    ring[(row - begin) % period] = price;
    if (row < begin + period - 1) continue;
    let mean = 0;
    for (let i = 0; i < period; i++) mean += ring[i] ?? NaN;
    mean /= period;
    let deviation = 0;
    for (let i = 0; i < period; i++) deviation += Math.abs((ring[i] ?? NaN) - mean);
    deviation /= period;
    const distance = price - mean;
    const scale = Math.abs(price) + Math.abs(mean);
    const still = isZeroBeside(distance, scale) || isZeroBeside(deviation, scale);
    out[row] = still || deviation === 0 ? 0 : distance / (0.015 * deviation);
  }
  return out;
}
