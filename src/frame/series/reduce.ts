import { pairwiseSum } from "./pairwise_sum.ts";

/** The running sum; a missing value stays missing and adds nothing. */
export function cumulativeSum(values: Float64Array): Float64Array {
  const out = values.slice();
  let sum = 0;
  for (let i = 0; i < out.length; i++) {
    const value = out[i] ?? NaN;
    if (!Number.isNaN(value)) out[i] = sum += value;
  }
  return out;
}

/** The running product; a missing value stays missing and changes nothing. */
export function cumulativeProduct(values: Float64Array): Float64Array {
  const out = values.slice();
  let product = 1;
  for (let i = 0; i < out.length; i++) {
    const value = out[i] ?? NaN;
    if (!Number.isNaN(value)) out[i] = product *= value;
  }
  return out;
}

/** The largest value so far; a missing value stays missing. */
export function cumulativeMax(values: Float64Array): Float64Array {
  const out = values.slice();
  let best = -Infinity;
  for (let i = 0; i < out.length; i++) {
    const value = out[i] ?? NaN;
    if (value >= best) best = value;
    if (!Number.isNaN(value)) out[i] = best;
  }
  return out;
}

/** The smallest value so far; a missing value stays missing. */
export function cumulativeMin(values: Float64Array): Float64Array {
  const out = values.slice();
  let best = Infinity;
  for (let i = 0; i < out.length; i++) {
    const value = out[i] ?? NaN;
    if (value <= best) best = value;
    if (!Number.isNaN(value)) out[i] = best;
  }
  return out;
}

/** Adds up the values in NumPy's order; 0 of none. */
export function sum(values: Float64Array): number {
  const isComplete = !values.includes(NaN);
  // pandas adds a 0 for each missing value, which decides how the others pair up
  return pairwiseSum(isComplete ? values : values.map((value) => Number.isNaN(value) ? 0 : value)) + 0;
}

/** How many values are there. */
export function count(values: Float64Array): number {
  // finding that nothing is missing is much quicker than counting
  if (!values.includes(NaN)) return values.length;
  let there = 0;
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i] ?? NaN)) there++;
  return there;
}

/** Computes the mean of the values; `NaN` of none. */
export function mean(values: Float64Array): number {
  const found = count(values);
  return found === 0 ? NaN : sum(values) / found;
}

/**
 * Computes the variance of the values, with `ddof` taken off their number; `NaN` of too few. It adds up from row to row,
 * as Bottleneck does, which pandas uses where it is installed: freqtrade requires it.
 */
export function variance(values: Float64Array, ddof: number): number {
  let sum = 0;
  let found = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? NaN;
    if (Number.isNaN(value)) continue;
    sum += value;
    found++;
  }
  if (found <= ddof) return NaN;
  const mean = sum / found;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? NaN;
    if (Number.isNaN(value)) continue;
    const distance = value - mean;
    squares += distance * distance;
  }
  return squares / (found - ddof);
}

/** The smallest value that is there, `NaN` of nothing. */
export function min(values: Float64Array): number {
  let best = Infinity;
  let there = false;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? NaN;
    if (value <= best) {
      best = value;
      there = true;
    }
  }
  return there ? best : NaN;
}

/** The largest value that is there, `NaN` of nothing. */
export function max(values: Float64Array): number {
  let best = -Infinity;
  let there = false;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? NaN;
    if (value >= best) {
      best = value;
      there = true;
    }
  }
  return there ? best : NaN;
}

/** The first row that holds the largest value, null where no value is. */
export function rowOfMax(values: Float64Array): number | null {
  const row = values.indexOf(max(values));
  return row < 0 ? null : row;
}

/** The first row that holds the smallest value, null where no value is. */
export function rowOfMin(values: Float64Array): number | null {
  const row = values.indexOf(min(values));
  return row < 0 ? null : row;
}
