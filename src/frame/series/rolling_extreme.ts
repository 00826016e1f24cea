/**
 * Finds the largest (sign 1) or smallest (sign -1) value in the window of `size` rows that ends at each row; `NaN` without
 * values. Of equal values the last one is taken, which matters for 0 and -0.
 *
 * It takes linear time: the rows are cut into blocks of `size`, and each window is the end of one block and the start of
 * the next. Infinite values must have been replaced.
 */
export function rollingExtreme(values: Float64Array, size: number, sign: 1 | -1): Float64Array {
  const length = values.length;
  const out = new Float64Array(length);
  const tails = new Float64Array(size + 1).fill(-Infinity);
  for (let start = 0; start < length; start += size) {
    const end = Math.min(start + size, length);
    let best = -Infinity;
    for (let i = start; i < end; i++) {
      const value = sign * (values[i] ?? NaN);
      if (value >= best) best = value;
      // the window's rows in the block before
      const tail = tails[i - start + 1] ?? -Infinity;
      const extreme = best >= tail ? best : tail;
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
