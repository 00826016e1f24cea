/**
 * Converts a row number to an index. Negative numbers count from the end.
 *
 * @throws {RangeError} the row does not exist
 */
export function toRow(row: number, length: number): number {
  const at = row < 0 ? row + length : row;
  if (Number.isInteger(at) && at >= 0 && at < length) return at;
  throw new RangeError(`row ${row} does not exist: there are ${length} rows`);
}

/** Returns the first row and the end row of a slice, with the arguments of `Array.prototype.slice`. */
export function toSliceBounds(start: number, end: number, length: number): readonly [number, number] {
  const from = Math.min(Math.max(start < 0 ? start + length : start, 0), length);
  const to = Math.min(Math.max(end < 0 ? end + length : end, 0), length);
  return [from, Math.max(from, to)];
}

/**
 * Checks that a column has the expected number of rows. Rows are matched by position: there is no index to align by.
 *
 * @param what names the column in the message
 * @throws {RangeError} it has another number of rows
 */
export function requireLength(what: string, found: number, expected: number): void {
  if (found !== expected) throw new RangeError(`the ${what} must have ${expected} rows, but has ${found}`);
}
