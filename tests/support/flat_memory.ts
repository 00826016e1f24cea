/** Returns the medians of the second and of the last quarter of samples. The first quarter is the start. */
export function growth(samples: readonly number[]): { readonly early: number; readonly late: number } {
  const quarter = Math.floor(samples.length / 4);
  if (quarter === 0) throw new RangeError(`${samples.length} samples are too few to see a growth`);
  return { early: median(samples.slice(quarter, 2 * quarter)), late: median(samples.slice(-quarter)) };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
