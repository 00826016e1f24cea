import { blankHead, firstRow } from "./warm_up.ts";

/** The share of the gains in all moves, 0 to 100, both smoothed as Wilder did: TA-Lib's `RSI`. 0 where nothing has moved. */
export function rsi(values: Float64Array, period: number, begin: number = firstRow(values)): Float64Array {
  return gainsAndLosses(values, period, begin, 0);
}

/** The gains less the losses as a share of all moves, -100 to 100: TA-Lib's `CMO`. */
export function cmo(values: Float64Array, period: number, begin: number = firstRow(values)): Float64Array {
  return gainsAndLosses(values, period, begin, 1);
}

function gainsAndLosses(values: Float64Array, period: number, begin: number, ofLosses: number): Float64Array {
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
  out[first] = balance(gain, loss, ofLosses);
  for (let row = first + 1; row < values.length; row++) {
    const change = (values[row] ?? NaN) - (values[row - 1] ?? NaN);
    const rise = change > 0 ? change : 0;
    gain = (gain * (period - 1) + rise) * share;
    loss = (loss * (period - 1) + (rise - change)) * share;
    out[row] = balance(gain, loss, ofLosses);
  }
  return out;
}

function balance(gain: number, loss: number, ofLosses: number): number {
  const total = gain + loss;
  // of a missing value too, as in TA-Lib
  return total > 0 ? 100 * ((gain - loss * ofLosses) / total) : 0;
}
