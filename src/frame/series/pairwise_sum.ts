/**
 * Adds up the values from `start` to before `end` in NumPy's order, which halves the rows until 128 or fewer are left.
 * So a sum has the same last digits as `ndarray.sum()`. A missing value makes it `NaN`.
 */
export function pairwiseSum(values: Float64Array, start = 0, end: number = values.length): number {
  const length = end - start;
  if (length < 8) {
    let sum = -0;
    for (let i = start; i < end; i++) sum += values[i] ?? NaN;
    return sum;
  }
  if (length <= 128) return sumOfBlock(values, start, end);
  const half = (length >> 1) - (length >> 1) % 8;
  return pairwiseSum(values, start, start + half) + pairwiseSum(values, start + half, end);
}

/** NumPy keeps eight sums of every eighth value, so that a processor can add in parallel. */
function sumOfBlock(values: Float64Array, start: number, end: number): number {
  let a = values[start] ?? NaN;
  let b = values[start + 1] ?? NaN;
  let c = values[start + 2] ?? NaN;
  let d = values[start + 3] ?? NaN;
  let e = values[start + 4] ?? NaN;
  let f = values[start + 5] ?? NaN;
  let g = values[start + 6] ?? NaN;
  let h = values[start + 7] ?? NaN;
  let i = start + 8;
  for (const full = end - (end - start) % 8; i < full; i += 8) {
    a += values[i] ?? NaN;
    b += values[i + 1] ?? NaN;
    c += values[i + 2] ?? NaN;
    d += values[i + 3] ?? NaN;
    e += values[i + 4] ?? NaN;
    f += values[i + 5] ?? NaN;
    g += values[i + 6] ?? NaN;
    h += values[i + 7] ?? NaN;
  }
  let sum = a + b + (c + d) + (e + f + (g + h));
  for (; i < end; i++) sum += values[i] ?? NaN;
  return sum;
}
