import { blankHead } from "./warm_up.ts";

/** Returns the volume weighted by the place of the close in the candle's range, from -1 to 1; 0 without a range. */
export function moneyFlowVolume(high: number, low: number, close: number, volume: number): number {
  const range = high - low;
  return range > 0 ? ((close - low) - (high - close)) / range * volume : 0;
}

/** Computes TA-Lib's `AD`: the running sum of the money flow volume since row `begin`. */
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
