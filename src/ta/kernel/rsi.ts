import { blankHead, firstRow } from "./warm_up.ts";

/** Computes TA-Lib's `RSI`: the share of the gains in all moves, in percent, both smoothed as Wilder did. */
export function rsi(values: Float64Array, period: number, begin: number = firstRow(values)): Float64Array {
  const first = begin + period;
  const out = blankHead(values.length, first);
  if (first >= values.length) return out;
  let gain = 0;
  let loss = 0;
  for (let row = begin + 1; row <= first; row++) {
    const change = (values[row] ?? NaN) - (values[row - 1] ?? NaN);
    const rise = change > 0 ? change : 0;
    gain += rise;
    loss += rise - change;
  }
  const share = 1 / period;
  gain *= share;
  loss *= share;
  out[first] = percentage(gain, loss);
  for (let row = first + 1; row < values.length; row++) {
    const change = (values[row] ?? NaN) - (values[row - 1] ?? NaN);
    const rise = change > 0 ? change : 0;
    gain = (gain * (period - 1) + rise) * share;
    loss = (loss * (period - 1) + (rise - change)) * share;
    out[row] = percentage(gain, loss);
  }
  return out;
}

/** As in TA-Lib, 0 where nothing has moved, and after a missing value. */
function percentage(gain: number, loss: number): number {
  const total = gain + loss;
  return total > 0 ? 100 * (gain / total) : 0;
}
