/**
 * Returns the first row in which no column is missing, where TA-Lib starts. Without such a row it is the last one, as in
 * TA-Lib's Python wrapper.
 */
export function firstRow(first: Float64Array, ...others: readonly Float64Array[]): number {
  for (let row = 0; row < first.length; row++) {
    let there = !Number.isNaN(first[row] ?? NaN);
    for (let i = 0; there && i < others.length; i++) there = !Number.isNaN(others[i]?.[row]);
    if (there) return row;
  }
  return Math.max(first.length - 1, 0);
}

/** Makes a column of `length` missing values. */
export function blank(length: number): Float64Array {
  return new Float64Array(length).fill(NaN);
}

/** Makes a column of `length` values, missing before `start` and 0 from there on. */
export function blankHead(length: number, start: number): Float64Array {
  return new Float64Array(length).fill(NaN, 0, start);
}

/** Makes the rows before `start` missing, in place, and returns the column. */
export function blankBefore(values: Float64Array, start: number): Float64Array {
  return values.fill(NaN, 0, Math.min(start, values.length));
}
