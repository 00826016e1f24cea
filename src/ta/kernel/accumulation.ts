import { blankHead } from "./warm_up.ts";

/** Where a close stands in its row's range (-1 to 1), times the volume; 0 where there is no range. */
export function moneyFlowVolume(high: number, low: number, close: number, volume: number): number {
  const range = high - low;
  return range > 0 ? ((close - low) - (high - close)) / range * volume : 0;
}

/** The running sum of that since row `begin`: TA-Lib's `AD`. */
export function accumulationDistribution(
  high: Float64Array,
  low: Float64Array,
  close: Float64Array,
  volume: Float64Array,
  begin: number,
): Float64Array {
  const out = blankHead(close.length, begin);
  let sum = 0;
  for (let row = begin; row < out.length; row++) {
    sum += moneyFlowVolume(high[row] ?? NaN, low[row] ?? NaN, close[row] ?? NaN, volume[row] ?? NaN);
    out[row] = sum;
  }
  return out;
}
