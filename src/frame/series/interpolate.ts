/**
 * Fills missing values on the straight line between the values around them. Those after the last value repeat it, those
 * before the first stay missing, as pandas' `interpolate()` has it.
 */
export function interpolate(values: Float64Array): Float64Array {
  const out = values.slice();
  let before = -1;
  for (let row = 0; row < out.length; row++) {
    if (Number.isNaN(values[row] ?? NaN)) continue;
    if (before >= 0) fillBetween(out, before, row);
    before = row;
  }
  if (before >= 0) out.fill(out[before] ?? NaN, before);
  return out;
}

/** Computes as NumPy's `interp` does, which starts from the other end where an infinite value leaves `NaN`. */
function fillBetween(out: Float64Array, start: number, end: number): void {
  const first = out[start] ?? NaN;
  const last = out[end] ?? NaN;
  const slope = (last - first) / (end - start);
  for (let row = start + 1; row < end; row++) {
    let value = slope * (row - start) + first;
    if (Number.isNaN(value)) value = slope * (row - end) + last;
    if (Number.isNaN(value) && first === last) value = first;
    out[row] = value;
  }
}
