import { blankHead } from "./warm_up.ts";

/**
 * Finds the extreme of the `period` rows that end at each row, in the way of those functions of TA-Lib that keep an
 * extreme until it leaves the window, and then search the window.
 *
 * A new value that equals the extreme replaces it. A search finds the first of equal values, or the last if `latest` is
 * true. A missing value is no extreme, unless it is the oldest one when a search starts.
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

/** Which extreme to find. */
export type Extreme = "highest" | "lowest";

/** The extreme of each window and its row. */
export interface HeldExtremes {
  readonly values: Float64Array;
  readonly rows: Int32Array;
}
