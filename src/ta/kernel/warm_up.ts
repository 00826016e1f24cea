/**
 * The first row in which all columns are there, where TA-Lib starts to count; the last row when there is none, as its Python
 * wrapper has it.
 */
export function firstRow(first: Float64Array, ...others: readonly Float64Array[]): number {
  for (let row = 0; row < first.length; row++) {
    let there = !Number.isNaN(first[row] ?? NaN);
    for (let i = 0; there && i < others.length; i++) there = !Number.isNaN(others[i]?.[row]);
    if (there) return row;
  }
  return Math.max(first.length - 1, 0);
}

/** `length` rows without a value. */
export function blank(length: number): Float64Array {
  return new Float64Array(length).fill(NaN);
}

/** Room for `length` rows of which those before `start` have no value and all others are about to get one. */
export function blankHead(length: number, start: number): Float64Array {
  return new Float64Array(length).fill(NaN, 0, start);
}

/** The column with the rows before `start` blanked, in place. */
export function blankBefore(values: Float64Array, start: number): Float64Array {
  return values.fill(NaN, 0, Math.min(start, values.length));
}
