import { pairwiseSum } from "./pairwise_sum.ts";

/** Adds up the values so far. A missing value stays missing and adds nothing. */
export function cumulativeSum(values: Float64Array): Float64Array {
  const out = values.slice();
  let sum = 0;
  for (let i = 0; i < out.length; i++) {
    const value = out[i] ?? NaN;
    if (!Number.isNaN(value)) out[i] = sum += value;
  }
  return out;
}

/** Multiplies the values so far. A missing value stays missing and changes nothing. */
export function cumulativeProduct(values: Float64Array): Float64Array {
  const out = values.slice();
  let product = 1;
  for (let i = 0; i < out.length; i++) {
    const value = out[i] ?? NaN;
    if (!Number.isNaN(value)) out[i] = product *= value;
  }
  return out;
}

/** Finds the largest value so far, the last of equal ones. A missing value stays missing. */
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

/** Finds the smallest value so far, the last of equal ones. A missing value stays missing. */
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

/** Adds up the values in NumPy's order; 0 without values. */
export function sum(values: Float64Array): number {
  return pairwiseSum(values.includes(NaN) ? missingToZero(values) : values) + 0;
}

/** pandas adds a 0 for each missing value, which decides how the others pair up. */
function missingToZero(values: Float64Array): Float64Array {
  const out = values.slice();
  for (let i = 0; i < out.length; i++) if (Number.isNaN(out[i] ?? NaN)) out[i] = 0;
  return out;
}

/** Counts the values. */
export function count(values: Float64Array): number {
  // searching is much faster than counting
  if (!values.includes(NaN)) return values.length;
  let there = 0;
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i] ?? NaN)) there++;
  return there;
}

/** Computes the mean of the values; `NaN` without values. */
export function mean(values: Float64Array): number {
  const found = count(values);
  return found === 0 ? NaN : sum(values) / found;
}

/**
 * Computes the variance of the values, divided by their number less `ddof`; `NaN` with too few. It adds up row by row, as
 * Bottleneck does. pandas uses Bottleneck where it is installed, and freqtrade requires it.
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

/** Finds the smallest value, the last of equal ones; `NaN` without values. */
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

/** Finds the largest value, the last of equal ones; `NaN` without values. */
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

/** Finds the first row with the largest value; null without values. */
export function rowOfMax(values: Float64Array): number | null {
  const row = values.indexOf(max(values));
  return row < 0 ? null : row;
}

/** Finds the first row with the smallest value; null without values. */
export function rowOfMin(values: Float64Array): number | null {
  const row = values.indexOf(min(values));
  return row < 0 ? null : row;
}
