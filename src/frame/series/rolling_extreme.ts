/**
 * The largest value that is there in the window of `size` rows that ends at each row, -Infinity where none is. In
 * linear time: blocks as in `windowSums`.
 */
export function windowMax(values: Float64Array, size: number): Float64Array {
  const length = values.length;
  const out = new Float64Array(length);
  const tails = new Float64Array(size + 1).fill(-Infinity);
  for (let start = 0; start < length; start += size) {
    const end = Math.min(start + size, length);
    let best = -Infinity;
    for (let i = start; i < end; i++) {
      const value = values[i] ?? NaN;
      if (value > best) best = value;
      out[i] = Math.max(best, tails[i - start + 1] ?? -Infinity);
    }
    if (end - start === size) {
      best = -Infinity;
      for (let i = size - 1; i >= 0; i--) {
        const value = values[start + i] ?? NaN;
        if (value > best) best = value;
        tails[i] = best;
      }
    }
  }
  return out;
}

/** The smallest, Infinity where there is none. */
export function windowMin(values: Float64Array, size: number): Float64Array {
  return windowMax(values.map((value) => -value), size).map((value) => -value);
}
