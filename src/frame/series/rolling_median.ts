/** The median of what is there in the window of `size` rows that ends at each row; `NaN` where nothing is. */
export function windowMedian(values: Float64Array, size: number): Float64Array {
  const out = new Float64Array(values.length);
  // the window's values, sorted; moving memory of a window's size is faster than any tree
  const sorted = new Float64Array(Math.min(size, values.length) + 1);
  let count = 0;
  for (let i = 0; i < out.length; i++) {
    const value = values[i] ?? NaN;
    const leaving = values[i - size] ?? NaN;
    if (!Number.isNaN(leaving)) {
      const at = lowerBound(sorted, count, leaving);
      sorted.copyWithin(at, at + 1, count);
      count--;
    }
    if (!Number.isNaN(value)) {
      const at = lowerBound(sorted, count, value);
      sorted.copyWithin(at + 1, at, count);
      sorted[at] = value;
      count++;
    }
    out[i] = count === 0 ? NaN : ((sorted[(count - 1) >> 1] ?? NaN) + (sorted[count >> 1] ?? NaN)) / 2;
  }
  return out;
}

function lowerBound(sorted: Float64Array, count: number, value: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? NaN) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
