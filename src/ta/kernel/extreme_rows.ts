import { blank } from "./warm_up.ts";

/** Which extreme is looked for. */
export type Extreme = "highest" | "lowest";

/**
 * The row that holds the extreme of the `period` rows that end at each row, from row `begin + period - 1` on. Of equal
 * values that enter the later one counts; where the window is searched anew, the first of them, or the last if `latest`
 * is true.
 */
export function extremeRows(
  values: Float64Array,
  period: number,
  extreme: Extreme,
  begin: number,
  latest = false,
): Int32Array {
  const sign = extreme === "highest" ? 1 : -1;
  const out = new Int32Array(values.length);
  let held = -1;
  let best = NaN;
  for (let row = begin + period - 1; row < values.length; row++) {
    const oldest = row - period + 1;
    const value = sign * (values[row] ?? NaN);
    if (held < oldest) {
      held = oldest;
      best = sign * (values[oldest] ?? NaN);
      for (let i = oldest + 1; i <= row; i++) {
        const other = sign * (values[i] ?? NaN);
        if (other > best || latest && other === best) {
          held = i;
          best = other;
        }
      }
    } else if (value >= best) {
      held = row;
      best = value;
    }
    out[row] = held;
  }
  return out;
}

/** The values of the rows that `rows` names, from row `start` on. */
export function valuesAt(values: Float64Array, rows: Int32Array, start: number): Float64Array {
  const out = blank(values.length);
  for (let row = start; row < out.length; row++) out[row] = values[rows[row] ?? 0] ?? NaN;
  return out;
}
