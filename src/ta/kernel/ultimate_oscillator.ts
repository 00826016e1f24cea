import { trueRange } from "./true_range.ts";
import { movingSum } from "./sma.ts";
import { blank } from "./warm_up.ts";

/** The weights of the windows, the shortest first. */
const WEIGHTS = [4, 2, 1];

/** The part of the true ranges that lies below the close, over three windows: TA-Lib's `ULTOSC`. */
export function ultimateOscillator(
  high: Float64Array,
  low: Float64Array,
  close: Float64Array,
  periods: readonly number[],
  begin: number,
): Float64Array {
  const ranges = trueRange(high, low, close, begin);
  const pressures = blank(close.length);
  for (let row = begin + 1; row < close.length; row++) {
    const bottom = low[row] ?? NaN;
    const before = close[row - 1] ?? NaN;
    pressures[row] = (close[row] ?? NaN) - (bottom < before ? bottom : before);
  }
  const out = new Float64Array(close.length).fill(NaN, 0, begin + Math.max(...periods));
  const rising = [...periods].sort((a, b) => a - b);
  rising.forEach((period, i) => {
    const pressure = movingSum(pressures, period, begin + 1);
    const range = movingSum(ranges, period, begin + 1);
    const weight = (WEIGHTS[i] ?? 0) * 100 / 7;
    for (let row = begin + period; row < out.length; row++) {
      const whole = range[row] ?? NaN;
      if (whole > 0) out[row] = (out[row] ?? NaN) + weight * ((pressure[row] ?? NaN) / whole);
    }
  });
  return out;
}
