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
  const out = blankHead(length, begin + long);
  const pressures = new Float64Array(length);
  const ranges = new Float64Array(length);
  // the sums over the short, the middle and the long window
  let [pressure1, pressure2, pressure3, range1, range2, range3] = [0, 0, 0, 0, 0, 0];
  for (let row = begin + 1; row < length; row++) {
    const bottom = low[row] ?? NaN;
    const before = close[row - 1] ?? NaN;
    const pressure = (close[row] ?? NaN) - (bottom < before ? bottom : before);
    const range = trueRangeOf(high[row] ?? NaN, bottom, before);
    pressures[row] = pressure;
    ranges[row] = range;
    // rows before the first have added nothing, and so take nothing away
    const [first, second, third] = [row - short, row - middle, row - long];
    pressure1 += pressure - (first > begin ? pressures[first] ?? NaN : 0);
    range1 += range - (first > begin ? ranges[first] ?? NaN : 0);
    pressure2 += pressure - (second > begin ? pressures[second] ?? NaN : 0);
    range2 += range - (second > begin ? ranges[second] ?? NaN : 0);
    pressure3 += pressure - (third > begin ? pressures[third] ?? NaN : 0);
    range3 += range - (third > begin ? ranges[third] ?? NaN : 0);
    if (third < begin) continue;
    let sum = 0;
    if (range1 > 0) sum += 4 * (pressure1 / range1);
    if (range2 > 0) sum += 2 * (pressure2 / range2);
    if (range3 > 0) sum += pressure3 / range3;
    out[row] = 100 * (sum / 7);
  }
  return out;
}
