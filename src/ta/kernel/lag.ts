import { blank } from "./warm_up.ts";

/** What a function makes of each value and the one `lag` rows before. */
export function overLag(
  values: Float64Array,
  lag: number,
  combine: (value: number, before: number) => number,
): Float64Array {
  const out = blank(values.length);
  for (let row = lag; row < out.length; row++) out[row] = combine(values[row] ?? NaN, values[row - lag] ?? NaN);
  return out;
}
