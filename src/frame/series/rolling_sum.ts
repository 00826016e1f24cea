/**
 * Computes the sum (or the mean) of the values in the window of `size` rows that ends at each row, as pandas does: one
 * running sum with Kahan's compensation, kept apart for the rows that enter and those that leave. So the result carries
 * the same rounding errors as pandas', which decide a comparison of two columns that are almost equal.
 *
 * A window of equal values has exactly their sum and their mean. A window with fewer than `minPeriods` values is `NaN`.
 */
export function rollingSum(
  values: Float64Array,
  size: number,
  minPeriods: number,
  result: "sum" | "mean",
): Float64Array {
  const out = new Float64Array(values.length);
  const isMean = result === "mean";
  const least = isMean ? Math.max(minPeriods, 1) : minPeriods;
  let sum = 0;
  let lostEntering = 0;
  let lostLeaving = 0;
  let count = 0;
  let negatives = 0;
  // how many of the last values are equal, and their value
  let equals = 0;
  let last = NaN;
  for (let row = 0; row < out.length; row++) {
    if (size === 1) {
      sum =
        lostEntering =
        lostLeaving =
        count =
        negatives =
        equals =
          0;
    } else if (row >= size) {
      const leaving = values[row - size] ?? NaN;
      if (!Number.isNaN(leaving)) {
        const term = -leaving - lostLeaving;
        const next = sum + term;
        lostLeaving = next - sum - term;
        sum = next;
        count--;
        if (isNegative(leaving)) negatives--;
      }
    }
    const entering = values[row] ?? NaN;
    if (!Number.isNaN(entering)) {
      const term = entering - lostEntering;
      const next = sum + term;
      lostEntering = next - sum - term;
      sum = next;
      count++;
      if (isNegative(entering)) negatives++;
      equals = entering === last ? equals + 1 : 1;
      last = entering;
    }
    if (count < least) out[row] = NaN;
    else if (equals >= count) out[row] = isMean ? last : count === 0 ? 0 : last * count;
    else out[row] = isMean ? signedMean(sum / count, negatives, count) : sum;
  }
  return out;
}

/** Whether the sign bit is set: that of -0 is. */
function isNegative(value: number): boolean {
  return value < 0 || Object.is(value, -0);
}

/** A mean of values of one sign can't have the other: what has it is a rounding error of 0. */
function signedMean(mean: number, negatives: number, count: number): number {
  if (negatives === 0 && mean < 0 || negatives === count && mean > 0) return 0;
  return mean;
}

/** Counts the values in the window of `size` rows that ends at each row. */
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
