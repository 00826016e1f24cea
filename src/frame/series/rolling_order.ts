import type { OrderedWindow } from "./ordered_window.ts";
import { RankedWindow } from "./ranked_window.ts";
import { SortedWindow } from "./sorted_window.ts";

/** Finds the quantile `q` (0 to 1) of the window of `size` rows that ends at each row; `NaN` without values. */
export function rollingQuantile(values: Float64Array, size: number, q: number, how: Interpolation): Float64Array {
  if (!(q >= 0 && q <= 1)) throw new RangeError(`a quantile must be from 0 to 1, not ${q}`);
  return slide(values, size, (window) => {
    const place = q * (window.count - 1);
    const low = Math.floor(place);
    const below = window.nth(low);
    return place === low ? below : between(below, window.nth(low + 1), place - low, low, how);
  });
}

/** Finds the median of each window; of two values in the middle it is their mean. */
export function rollingMedian(values: Float64Array, size: number): Float64Array {
  return slide(values, size, (window) => {
    const middle = window.count >> 1;
    // pandas rounds this mean otherwise than the quantile of a half
    return window.count % 2 === 1 ? window.nth(middle) : (window.nth(middle - 1) + window.nth(middle)) / 2;
  });
}

/** Ranks each row's value among those of the window that ends there; `NaN` where it is missing. */
export function rollingRank(values: Float64Array, size: number, options: RankOptions): Float64Array {
  const { method = "average", ascending = true, pct = false } = options;
  return slide(values, size, (window, row) => {
    if (Number.isNaN(values[row])) return NaN;
    const below = window.below(row);
    const equal = window.equal(row);
    const before = ascending ? below : window.count - below - equal;
    const rank = before + (method === "min" ? 1 : method === "max" ? equal : (equal + 1) / 2);
    return pct ? rank / window.count : rank;
  });
}

/** Up to this size a sorted array is faster. */
const MAX_SORTED = 128;

/** What to return where a quantile falls between two values: pandas' `interpolation`. */
export type Interpolation = "linear" | "lower" | "higher" | "midpoint" | "nearest";

/** Which rank equal values get: the mean of theirs, the smallest or the largest. */
export type RankMethod = "average" | "min" | "max";

/** Options of {@linkcode Rolling.rank}. */
export interface RankOptions {
  /** @default "average" */
  readonly method?: RankMethod;
  /** Whether the smallest value has rank 1. @default true */
  readonly ascending?: boolean;
  /** Whether to divide ranks by the number of values in the window. @default false */
  readonly pct?: boolean;
}

function slide(
  values: Float64Array,
  size: number,
  result: (window: OrderedWindow, row: number) => number,
): Float64Array {
  const out = new Float64Array(values.length);
  const window = size <= MAX_SORTED ? new SortedWindow(values, size) : new RankedWindow(values);
  for (let row = 0; row < out.length; row++) {
    if (row >= size) window.leave(row - size);
    window.enter(row);
    out[row] = window.count === 0 ? NaN : result(window, row);
  }
  return out;
}

/** Returns the result for a place between two values, `part` of the way from the one at `low`. */
function between(below: number, above: number, part: number, low: number, how: Interpolation): number {
  switch (how) {
    case "linear":
      return below + (above - below) * part;
    case "lower":
      return below;
    case "higher":
      return above;
    case "midpoint":
      return (below + above) / 2;
    case "nearest":
      // halves go to the even place, as in pandas
      return part < 0.5 || part === 0.5 && low % 2 === 0 ? below : above;
  }
}
