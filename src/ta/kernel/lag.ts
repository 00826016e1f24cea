import { blankHead } from "./warm_up.ts";

// A loop each instead of one that is handed a function: a call a row would cost more than the arithmetic.

/** The change since `lag` rows before: TA-Lib's `MOM`. */
export function change(values: Float64Array, lag: number): Float64Array {
  const out = blankHead(values.length, lag);
  for (let row = lag; row < out.length; row++) out[row] = (values[row] ?? NaN) - (values[row - lag] ?? NaN);
  return out;
}

/** The value as a multiple of the one `lag` rows before, 0 where that is 0: TA-Lib's `ROCR`. */
export function ratio(values: Float64Array, lag: number): Float64Array {
  const out = blankHead(values.length, lag);
  for (let row = lag; row < out.length; row++) {
    const before = values[row - lag] ?? NaN;
    out[row] = before === 0 ? 0 : (values[row] ?? NaN) / before;
  }
  return out;
}

/** The change since `lag` rows before as a fraction of that, times `scale`; 0 where that is 0: TA-Lib's `ROCP` and `ROC`. */
export function relativeChange(values: Float64Array, lag: number, scale: number): Float64Array {
  const out = blankHead(values.length, lag);
  for (let row = lag; row < out.length; row++) {
    const before = values[row - lag] ?? NaN;
    out[row] = before === 0 ? 0 : ((values[row] ?? NaN) - before) / before * scale;
  }
  return out;
}
