import { between } from "./rolling_order.ts";

/** The quantiles of a column's values that are there, each from 0 to 1; `NaN` of nothing. */
export function quantiles(values: Float64Array, shares: readonly number[]): readonly number[] {
  for (const share of shares) {
    if (!(share >= 0 && share <= 1)) throw new RangeError(`a quantile must be from 0 to 1, not ${share}`);
  }
  const there = withoutMissing(values);
  return shares.map((share) => {
    if (there.length === 0) return NaN;
    const place = share * (there.length - 1);
    const low = Math.floor(place);
    const below = select(there, low);
    return place === low ? below : between(below, smallestAfter(there, low), place - low, low, "linear");
  });
}

function withoutMissing(values: Float64Array): Float64Array {
  const there = new Float64Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? NaN;
    if (!Number.isNaN(value)) there[count++] = value;
  }
  return there.subarray(0, count);
}

/** From so many values on a sample is worth its cost. */
const SAMPLED = 400;

/**
 * Moves the values until the one with `n` others before it in rising order stands there, smaller ones before it: the algorithm of Floyd and
 * Rivest, which first finds, in a sample, bounds that the value most likely lies between.
 */
function select(values: Float64Array, n: number, first = 0, last = values.length - 1): number {
  let from = first;
  let to = last;
  while (from < to) {
    if (to - from > SAMPLED) {
      const size = to - from + 1;
      const log = Math.log(size);
      const sample = 0.5 * Math.exp(2 * log / 3);
      const spread = 0.5 * Math.sqrt(log * sample * (size - sample) / size) * Math.sign(n - from - size / 2);
      const place = (n - from) * sample / size;
      const low = Math.max(from, Math.floor(n - place + spread));
      const high = Math.min(to, Math.floor(n + sample - place + spread));
      select(values, n, low, high);
    }
    const pivot = values[n] ?? NaN;
    let left = from;
    let right = to;
    while (left <= right) {
      while ((values[left] ?? NaN) < pivot) left++;
      while ((values[right] ?? NaN) > pivot) right--;
      if (left > right) break;
      const moved = values[left] ?? NaN;
      values[left++] = values[right] ?? NaN;
      values[right--] = moved;
    }
    if (n <= right) to = right;
    else if (n >= left) from = left;
    else break;
  }
  return values[n] ?? NaN;
}

function smallestAfter(values: Float64Array, n: number): number {
  let best = Infinity;
  for (let i = n + 1; i < values.length; i++) {
    const value = values[i] ?? NaN;
    if (value < best) best = value;
  }
  return best;
}
