/** Count, mean and sum of squared distances from it, for the windows that end at each row. */
interface Moments {
  readonly counts: Float64Array;
  readonly means: Float64Array;
  readonly squares: Float64Array;
}

/**
 * The variance over windows of `size` rows of what is there, `ddof` taken from the count; `NaN` where too little is
 * there. Linear and without drift: blocks as in `windowSums`, each built up by Welford's method, two joined by Chan's.
 */
export function windowVariance(values: Float64Array, size: number, ddof: number): Float64Array {
  const length = values.length;
  const out = new Float64Array(length);
  const tails = moments(size + 1);
  const heads = moments(size);
  for (let start = 0; start < length; start += size) {
    const end = Math.min(start + size, length);
    accumulate(values, start, end, 1, heads);
    for (let i = start; i < end; i++) out[i] = joined(heads, i - start, tails, i - start + 1, ddof);
    if (end - start === size) accumulate(values, start, end, -1, tails);
  }
  return out;
}

function moments(size: number): Moments {
  return { counts: new Float64Array(size), means: new Float64Array(size), squares: new Float64Array(size) };
}

/** Moments from the first row to each (step 1), or from each row to the last (step -1). */
function accumulate(values: Float64Array, start: number, end: number, step: 1 | -1, into: Moments): void {
  let count = 0;
  let mean = 0;
  let squares = 0;
  for (let i = step === 1 ? start : end - 1; i >= start && i < end; i += step) {
    const value = values[i] ?? NaN;
    if (!Number.isNaN(value)) {
      count++;
      const distance = value - mean;
      mean += distance / count;
      squares += distance * (value - mean);
    }
    into.counts[i - start] = count;
    into.means[i - start] = mean;
    into.squares[i - start] = squares;
  }
}

function joined(a: Moments, i: number, b: Moments, j: number, ddof: number): number {
  const countA = a.counts[i] ?? 0;
  const countB = b.counts[j] ?? 0;
  const count = countA + countB;
  if (count <= ddof) return NaN;
  const squares = (a.squares[i] ?? 0) + (b.squares[j] ?? 0);
  if (countA === 0 || countB === 0) return squares / (count - ddof);
  const distance = (a.means[i] ?? 0) - (b.means[j] ?? 0);
  return (squares + distance * distance * countA * countB / count) / (count - ddof);
}
