import { blankHead } from "./warm_up.ts";

/** Which extreme is looked for. */
export type Extreme = "highest" | "lowest";

/** The extreme of each window and the row that holds it. */
export interface HeldExtremes {
  readonly values: Float64Array;
  readonly rows: Int32Array;
}

/**
 * The extreme of the `period` rows that end at each row, from row `begin + period - 1` on. It is remembered until it
 * leaves the window. Of equal values that enter the later one counts; where the window is searched anew, the first of
 * them, or the last if `latest` is true. A missing value is no extreme, unless it is the oldest where a search starts:
 * then it stays.
 */
export function heldExtremes(
  values: Float64Array,
  period: number,
  extreme: Extreme,
  begin: number,
  latest = false,
): HeldExtremes {
  const sign = extreme === "highest" ? 1 : -1;
  const out = blankHead(values.length, begin + period - 1);
  const rows = new Int32Array(values.length);
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
    out[row] = sign * best;
    rows[row] = held;
  }
  return { values: out, rows };
}
