import { blankHead, firstRow } from "./warm_up.ts";

/**
 * Computes TA-Lib's `CMO`: the gains less the losses in percent of all moves, both smoothed as Wilder did. It rounds
 * otherwise than {@linkcode rsi}, and treats infinite prices otherwise.
 */
export function cmo(values: Float64Array, period: number, begin: number = firstRow(values)): Float64Array {
  const first = begin + period;
  const out = blankHead(values.length, first);
  if (first >= values.length) return out;
  let gain = 0;
  let loss = 0;
  for (let row = begin + 1; row < values.length; row++) {
    if (row > first) {
      gain *= period - 1;
      loss *= period - 1;
    }
    const change = (values[row] ?? NaN) - (values[row - 1] ?? NaN);
    if (change < 0) loss -= change;
    else gain += change;
    if (row < first) continue;
    gain /= period;
    loss /= period;
    const total = gain + loss;
    out[row] = total > 0 ? 100 * ((gain - loss) / total) : 0;
  }
  return out;
}
