/** Replaces infinite values by missing ones, as pandas' windows do. Returns the array itself when it has none. */
export function infiniteToMissing(values: Float64Array): Float64Array {
  if (!values.includes(Infinity) && !values.includes(-Infinity)) return values;
  return values.map((value) => Number.isFinite(value) ? value : NaN);
}
