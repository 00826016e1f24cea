/**
 * Sums over windows of `size` rows of what is there, in linear time and without drift. The rows are cut into blocks of
 * `size`: every window is the end of one block and the start of the next, so its sum is one of sums from the right plus
 * one from the left, and nothing is ever subtracted.
 */
export function windowSums(values: Float64Array, size: number): Float64Array {
  const length = values.length;
  const sums = new Float64Array(length);
  const tails = new Float64Array(size + 1);
  for (let start = 0; start < length; start += size) {
    const end = Math.min(start + size, length);
    let sum = 0;
    for (let i = start; i < end; i++) {
      const value = values[i] ?? NaN;
      if (!Number.isNaN(value)) sum += value;
      // what the window holds of the block before: all after the row `size` rows up
      sums[i] = sum + (tails[i - start + 1] ?? 0);
    }
    if (end - start === size) addTails(values, start, size, tails);
  }
  return sums;
}

function addTails(values: Float64Array, start: number, size: number, tails: Float64Array): void {
  let sum = 0;
  for (let i = size - 1; i >= 0; i--) {
    const value = values[start + i] ?? NaN;
    if (!Number.isNaN(value)) sum += value;
    tails[i] = sum;
  }
}

/** How many values are there in the window of `size` rows that ends at each row. */
export function windowCounts(values: Float64Array, size: number): Int32Array {
  const counts = new Int32Array(values.length);
  let count = 0;
  for (let i = 0; i < counts.length; i++) {
    if (!Number.isNaN(values[i] ?? NaN)) count++;
    if (i >= size && !Number.isNaN(values[i - size] ?? NaN)) count--;
    counts[i] = count;
  }
  return counts;
}
