/**
 * The largest value that is there in the window of `size` rows that ends at each row (sign 1), or the smallest (sign -1);
 * `NaN` where none is. In linear time: blocks as in `windowSums`.
 */
export function windowExtreme(values: Float64Array, size: number, sign: 1 | -1): Float64Array {
  const length = values.length;
  const out = new Float64Array(length);
  const tails = new Float64Array(size + 1).fill(-Infinity);
  for (let start = 0; start < length; start += size) {
    const end = Math.min(start + size, length);
    let best = -Infinity;
    for (let i = start; i < end; i++) {
      const value = sign * (values[i] ?? NaN);
      if (value > best) best = value;
      const tail = tails[i - start + 1] ?? -Infinity;
      const extreme = best > tail ? best : tail;
      out[i] = extreme === -Infinity ? NaN : sign * extreme;
    }
    if (end - start === size) {
      best = -Infinity;
      for (let i = size - 1; i >= 0; i--) {
        const value = sign * (values[start + i] ?? NaN);
        if (value > best) best = value;
        tails[i] = best;
      }
    }
  }
  return out;
}
