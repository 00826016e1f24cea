import { isZeroBeside } from "./constants.ts";
import { blank } from "./warm_up.ts";

/** How far each price is from the mean of its window, in mean distances of 0.015: TA-Lib's `CCI`. */
export function cci(prices: Float64Array, period: number, begin: number): Float64Array {
  const out = blank(prices.length);
  for (let row = begin + period - 1; row < out.length; row++) {
    const oldest = row - period + 1;
    let mean = 0;
    for (let i = oldest; i <= row; i++) mean += prices[i] ?? NaN;
    mean /= period;
    let distances = 0;
    for (let i = oldest; i <= row; i++) distances += Math.abs((prices[i] ?? NaN) - mean);
    const distance = (prices[row] ?? NaN) - mean;
    const still = isZeroBeside(distance, Math.abs(prices[row] ?? NaN) + Math.abs(mean));
    out[row] = still || distances === 0 ? 0 : distance / (0.015 * (distances / period));
  }
  return out;
}
