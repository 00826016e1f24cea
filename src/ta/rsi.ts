import { checkedPeriod, firstValue } from "./warm_up.ts";

/**
 * The relative strength index, 0 to 100, with Wilder's smoothing: TA-Lib's `RSI`. `NaN` for the first `period` values; 0 where
 * nothing has moved.
 *
 * @throws {RangeError} unless the period is a whole number above 1.
 */
export function rsi(values: Float64Array, period = 14): Float64Array {
  checkedPeriod("rsi()", period);
  const out = new Float64Array(values.length).fill(NaN);
  const start = firstValue(values);
  let gain = 0;
  let loss = 0;
  for (let i = start + 1; i < values.length; i++) {
    const change = (values[i] ?? NaN) - (values[i - 1] ?? NaN);
    const rise = change > 0 ? change : 0;
    const fall = change < 0 ? -change : 0;
    const seen = i - start;
    // means of the first changes, then Wilder's smoothing
    if (seen <= period) {
      gain += rise / period;
      loss += fall / period;
    } else {
      gain += (rise - gain) / period;
      loss += (fall - loss) / period;
    }
    if (seen >= period) out[i] = Number.isNaN(change) ? NaN : gain + loss === 0 ? 0 : 100 * gain / (gain + loss);
  }
  return out;
}
