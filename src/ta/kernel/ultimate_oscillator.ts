import { trueRangeOf } from "./true_range.ts";
import { blankHead } from "./warm_up.ts";

/** The part of the true ranges that lies below the close, over three windows: TA-Lib's `ULTOSC`. */
export function ultimateOscillator(
  high: Float64Array,
  low: Float64Array,
  close: Float64Array,
  periods: readonly number[],
  begin: number,
): Float64Array {
  const [short = 1, middle = 1, long = 1] = [...periods].sort((a, b) => a - b);
  const { length } = close;
  const first = begin + long;
  const out = blankHead(length, first);
  const pressures = new Float64Array(length);
  const ranges = new Float64Array(length);
  // the sums over the short, the middle and the long window
  let [pressure1, pressure2, pressure3, range1, range2, range3] = [0, 0, 0, 0, 0, 0];
  let idle = 0;
  for (let row = begin + 1; row < length; row++) {
    const bottom = low[row] ?? NaN;
    const before = close[row - 1] ?? NaN;
    const pressure = (close[row] ?? NaN) - (bottom < before ? bottom : before);
    const range = trueRangeOf(high[row] ?? NaN, bottom, before);
    pressures[row] = pressure;
    ranges[row] = range;
    // a window takes in its first rows just before the first result
    if (row > first - short) {
      pressure1 += pressure;
      range1 += range;
    }
    if (row > first - middle) {
      pressure2 += pressure;
      range2 += range;
    }
    pressure3 += pressure;
    range3 += range;
    // a window in which nothing has moved starts anew from 0, as TA-Lib's does, whatever was in it before
    idle = range === 0 ? idle + 1 : 0;
    if (idle >= short) pressure1 = range1 = 0;
    if (idle >= middle) pressure2 = range2 = 0;
    if (idle >= long) pressure3 = range3 = 0;
    if (row < first) continue;
    let sum = 0;
    if (range1 > 0) sum += 4 * (pressure1 / range1);
    if (range2 > 0) sum += 2 * (pressure2 / range2);
    if (range3 > 0) sum += pressure3 / range3;
    out[row] = 100 * (sum / 7);
    // in TA-Lib's order, as what is left of the rounding decides where nothing moves
    pressure1 -= pressures[row - short + 1] ?? NaN;
    range1 -= ranges[row - short + 1] ?? NaN;
    pressure2 -= pressures[row - middle + 1] ?? NaN;
    range2 -= ranges[row - middle + 1] ?? NaN;
    pressure3 -= pressures[row - long + 1] ?? NaN;
    range3 -= ranges[row - long + 1] ?? NaN;
  }
  return out;
}
