import { trueRangeOf } from "./true_range.ts";
import { blankHead } from "./warm_up.ts";

/** Computes TA-Lib's `ULTOSC`: the part of the true ranges below the close, over three windows. */
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
  if (first >= length) return out;
  const pressures = new Float64Array(length);
  const ranges = new Float64Array(length);
  let before = close[begin] ?? NaN;
  for (let row = begin + 1; row < length; row++) {
    const bottom = low[row] ?? NaN;
    const price = close[row] ?? NaN;
    pressures[row] = price - (bottom < before ? bottom : before);
    ranges[row] = trueRangeOf(high[row] ?? NaN, bottom, before);
    before = price;
  }
  // the sums over the three windows, complete but for the row of the first result
  let [pressure1, range1] = [total(pressures, first - short + 1, first), total(ranges, first - short + 1, first)];
  let [pressure2, range2] = [total(pressures, first - middle + 1, first), total(ranges, first - middle + 1, first)];
  let [pressure3, range3] = [total(pressures, first - long + 1, first), total(ranges, first - long + 1, first)];
  let idle = idleBefore(pressures, ranges, begin + 1, first);
  for (let row = first; row < length; row++) {
    const pressure = pressures[row] ?? NaN;
    const range = ranges[row] ?? NaN;
    pressure1 += pressure;
    range1 += range;
    pressure2 += pressure;
    range2 += range;
    pressure3 += pressure;
    range3 += range;
    // an idle window has sums of 0, whatever rounding left in them
    idle = range === 0 && pressure === 0 ? idle + 1 : 0;
    if (idle >= short) {
      pressure1 = range1 = 0;
      if (idle >= middle) pressure2 = range2 = 0;
      if (idle >= long) pressure3 = range3 = 0;
    }
    const sum = (range1 > 0 ? 4 * (pressure1 / range1) : 0) + (range2 > 0 ? 2 * (pressure2 / range2) : 0) +
      (range3 > 0 ? pressure3 / range3 : 0);
    out[row] = 100 * (sum / 7);
    // this is TA-Lib's order: where nothing moves, rounding errors decide the result
    pressure1 -= pressures[row - short + 1] ?? NaN;
    range1 -= ranges[row - short + 1] ?? NaN;
    pressure2 -= pressures[row - middle + 1] ?? NaN;
    range2 -= ranges[row - middle + 1] ?? NaN;
    pressure3 -= pressures[row - long + 1] ?? NaN;
    range3 -= ranges[row - long + 1] ?? NaN;
  }
  return out;
}

function total(values: Float64Array, start: number, end: number): number {
  let sum = 0;
  for (let row = start; row < end; row++) sum += values[row] ?? NaN;
  return sum;
}

/** Counts the rows directly before `end` in which nothing has moved. */
function idleBefore(pressures: Float64Array, ranges: Float64Array, start: number, end: number): number {
  let row = end;
  while (row > start && ranges[row - 1] === 0 && pressures[row - 1] === 0) row--;
  return end - row;
}
