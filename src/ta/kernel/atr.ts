import { rma } from "./ema.ts";
import { trueRange } from "./true_range.ts";

/** Wilder's mean of the true range: TA-Lib's `ATR`. */
export function atr(
  high: Float64Array,
  low: Float64Array,
  close: Float64Array,
  period: number,
  begin: number,
): Float64Array {
  return rma(trueRange(high, low, close, begin), period, begin + 1);
}
