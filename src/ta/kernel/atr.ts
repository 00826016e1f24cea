import { wilderWeights } from "./ema.ts";
import { fma } from "./fma.ts";
import { trueRangeOf } from "./true_range.ts";
import { blankHead } from "./warm_up.ts";

/** Computes TA-Lib's `ATR`: the true range with Wilder's smoothing, seeded with the mean of the first `period` ranges. */
export function atr(
  high: Float64Array,
  low: Float64Array,
  close: Float64Array,
  period: number,
  begin: number,
): Float64Array {
  const first = begin + period;
  const out = blankHead(close.length, first);
  if (first >= out.length) return out;
  let average = 0;
  let before = close[begin] ?? NaN;
  for (let row = begin + 1; row <= first; row++) {
    average += trueRangeOf(high[row] ?? NaN, low[row] ?? NaN, before);
    before = close[row] ?? NaN;
  }
  average /= period;
  out[first] = average;
  const { kept, added } = wilderWeights(period);
  for (let row = first + 1; row < out.length; row++) {
    average = fma(kept, average, added * trueRangeOf(high[row] ?? NaN, low[row] ?? NaN, before));
    before = close[row] ?? NaN;
    out[row] = average;
  }
  return out;
}
