import { blankHead } from "./warm_up.ts";

// Each has a loop of its own: a call a row would cost more than the arithmetic.

/** Computes TA-Lib's `MOM`: the change since `lag` rows before. */
export function change(values: Float64Array, lag: number): Float64Array {
  const out = blankHead(values.length, lag);
  for (let row = lag; row < out.length; row++) out[row] = (values[row] ?? NaN) - (values[row - lag] ?? NaN);
  return out;
}

/** Computes TA-Lib's `ROCR`: the value divided by the one `lag` rows before, 0 where that is 0. */
export function ratio(values: Float64Array, lag: number): Float64Array {
  const out = blankHead(values.length, lag);
  for (let row = lag; row < out.length; row++) {
    const before = values[row - lag] ?? NaN;
    out[row] = before === 0 ? 0 : (values[row] ?? NaN) / before;
  }
  return out;
}

/** Computes TA-Lib's `ROC`: the change since `lag` rows before in percent of that value, 0 where that is 0. */
export function percentChange(values: Float64Array, lag: number): Float64Array {
  const out = blankHead(values.length, lag);
  for (let row = lag; row < out.length; row++) {
    const before = values[row - lag] ?? NaN;
    out[row] = before === 0 ? 0 : ((values[row] ?? NaN) / before - 1) * 100;
  }
  return out;
}

/** Computes TA-Lib's `ROCP`, the change as a fraction, which is rounded otherwise than `ROC`. */
export function fractionalChange(values: Float64Array, lag: number): Float64Array {
  const out = blankHead(values.length, lag);
  for (let row = lag; row < out.length; row++) {
    const before = values[row - lag] ?? NaN;
    out[row] = before === 0 ? 0 : ((values[row] ?? NaN) - before) / before;
  }
  return out;
}
