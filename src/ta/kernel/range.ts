import { blankHead } from "./warm_up.ts";

/** Finds both extremes of `period` rows in one pass, in blocks like `movingMax`. */
export function movingRange(high: Float64Array, low: Float64Array, period: number, begin: number): MovingRange {
  const { length } = high;
  const highest = blankHead(length, begin + period - 1);
  const lowest = blankHead(length, begin + period - 1);
  const tops = new Float64Array(Math.min(period, length));
  const bottoms = new Float64Array(Math.min(period, length));
  for (let block = begin; block + period <= length; block += period) {
    let top = high[block + period - 1] ?? NaN;
    let bottom = low[block + period - 1] ?? NaN;
    tops[period - 1] = top;
    bottoms[period - 1] = bottom;
    for (let i = period - 2; i >= 0; i--) {
      const above = high[block + i] ?? NaN;
      const below = low[block + i] ?? NaN;
      top = above > top ? above : top;
      bottom = below < bottom ? below : bottom;
      tops[i] = top;
      bottoms[i] = bottom;
    }
    highest[block + period - 1] = top;
    lowest[block + period - 1] = bottom;
    const next = block + period;
    if (next >= length) break;
    const end = Math.min(next + period - 1, length);
    top = high[next] ?? NaN;
    bottom = low[next] ?? NaN;
    for (let row = next; row < end; row++) {
      const above = high[row] ?? NaN;
      const below = low[row] ?? NaN;
      top = above > top ? above : top;
      bottom = below < bottom ? below : bottom;
      const earlierTop = tops[row - next + 1] ?? NaN;
      const earlierBottom = bottoms[row - next + 1] ?? NaN;
      highest[row] = top > earlierTop ? top : earlierTop;
      lowest[row] = bottom < earlierBottom ? bottom : earlierBottom;
    }
  }
  return { highest, lowest };
}

/** The highest high and the lowest low of the window of each row. */
export interface MovingRange {
  readonly highest: Float64Array;
  readonly lowest: Float64Array;
}

/** Computes TA-Lib's `MIDPRICE`: the middle between both extremes. It is `MIDPOINT` if both columns are the same. */
export function movingMiddle(high: Float64Array, low: Float64Array, period: number, begin: number): Float64Array {
  const { highest, lowest } = movingRange(high, low, period, begin);
  for (let row = begin + period - 1; row < highest.length; row++) {
    highest[row] = ((highest[row] ?? NaN) + (lowest[row] ?? NaN)) / 2;
  }
  return highest;
}
