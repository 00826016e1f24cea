import { blank } from "./warm_up.ts";

/** Where the close stands in its row's range (-1 to 1), times the volume; 0 where there is no range. */
export function moneyFlowVolume(
  high: Float64Array,
  low: Float64Array,
  close: Float64Array,
  volume: Float64Array,
): Float64Array {
  const out = new Float64Array(close.length);
  for (let row = 0; row < out.length; row++) {
    const top = high[row] ?? NaN;
    const bottom = low[row] ?? NaN;
    const price = close[row] ?? NaN;
    const range = top - bottom;
    out[row] = range > 0 ? ((price - bottom) - (top - price)) / range * (volume[row] ?? NaN) : 0;
  }
  return out;
}

/** The running sum of that since row `begin`: TA-Lib's `AD`. */
export function accumulationDistribution(
  high: Float64Array,
  low: Float64Array,
  close: Float64Array,
  volume: Float64Array,
  begin: number,
): Float64Array {
  const flows = moneyFlowVolume(high, low, close, volume);
  const out = blank(close.length);
  let sum = 0;
  for (let row = begin; row < out.length; row++) {
    sum += flows[row] ?? NaN;
    out[row] = sum;
  }
  return out;
}
