/** Returns the smaller of both numbers in each row; `NaN` where one is missing. */
export function minimumOf(a: Float64Array, b: Float64Array | number): Float64Array {
  const out = new Float64Array(a.length);
  for (let i = 0; i < out.length; i++) out[i] = Math.min(a[i] ?? NaN, typeof b === "number" ? b : b[i] ?? NaN);
  return out;
}

/** Returns the larger of both numbers in each row; `NaN` where one is missing. */
export function maximumOf(a: Float64Array, b: Float64Array | number): Float64Array {
  const out = new Float64Array(a.length);
  for (let i = 0; i < out.length; i++) out[i] = Math.max(a[i] ?? NaN, typeof b === "number" ? b : b[i] ?? NaN);
  return out;
}
