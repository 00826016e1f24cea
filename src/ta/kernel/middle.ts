import { blankHead } from "./warm_up.ts";

/**
 * The middle between the highest high and the lowest low of `period` rows, in blocks as `movingMax` has them: TA-Lib's
 * `MIDPRICE`, and `MIDPOINT` where both are one column.
 */
export function movingMiddle(high: Float64Array, low: Float64Array, period: number, begin: number): Float64Array {
  const { length } = high;
  const out = blankHead(length, begin + period - 1);
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
    out[block + period - 1] = (top + bottom) / 2;
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
      out[row] = ((top > earlierTop ? top : earlierTop) + (bottom < earlierBottom ? bottom : earlierBottom)) / 2;
    }
  }
  return out;
}
