import { blank, blankBefore } from "./warm_up.ts";

/** Computes TA-Lib's `VWMA`: the mean price of the window, weighted by volume. */
export function volumeWeightedMean(
  prices: Float64Array,
  volume: Float64Array,
  period: number,
  begin: number,
): Float64Array {
  if (period === 1) return blankBefore(prices.slice(), begin);
  const out = blank(prices.length);
  let paid = 0;
  let traded = 0;
  for (let row = begin; row < out.length; row++) {
    const amount = volume[row] ?? NaN;
    paid += (prices[row] ?? NaN) * amount;
    traded += amount;
    const oldest = row - period + 1;
    if (oldest < begin) continue;
    out[row] = paid / period / (traded / period);
    paid -= (prices[oldest] ?? NaN) * (volume[oldest] ?? NaN);
    traded -= volume[oldest] ?? NaN;
  }
  return out;
}
