/** Sum and count of the values that are there, in the window that ends at each row. */
export interface WindowSums {
  readonly sums: Float64Array;
  readonly counts: Int32Array;
}

/**
 * Sums over windows of `size` rows, in linear time and without drift. The rows are cut into blocks of `size`: every
 * window is the end of one block and the start of the next, so its sum is one of sums from the right plus one from the
 * left, and nothing is ever subtracted.
 */
export function windowSums(values: Float64Array, size: number): WindowSums {
  const length = values.length;
  const sums = new Float64Array(length);
  const counts = new Int32Array(length);
  const tailSums = new Float64Array(size + 1);
  const tailCounts = new Int32Array(size + 1);
  for (let start = 0; start < length; start += size) {
    const end = Math.min(start + size, length);
    let sum = 0;
    let count = 0;
    for (let i = start; i < end; i++) {
      const value = values[i] ?? NaN;
      if (!Number.isNaN(value)) {
        sum += value;
        count++;
      }
      // what the window holds of the block before: all after the row `size` rows up
      const tail = i - start + 1;
      sums[i] = sum + (tailSums[tail] ?? 0);
      counts[i] = count + (tailCounts[tail] ?? 0);
    }
    if (end - start === size) addTails(values, start, size, tailSums, tailCounts);
  }
  return { sums, counts };
}

function addTails(values: Float64Array, start: number, size: number, sums: Float64Array, counts: Int32Array): void {
  let sum = 0;
  let count = 0;
  for (let i = size - 1; i >= 0; i--) {
    const value = values[start + i] ?? NaN;
    if (!Number.isNaN(value)) {
      sum += value;
      count++;
    }
    sums[i] = sum;
    counts[i] = count;
  }
}
