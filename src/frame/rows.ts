/** The row that a number means: negative ones count from the end. */
export function toRow(row: number, length: number): number {
  const at = row < 0 ? row + length : row;
  if (Number.isInteger(at) && at >= 0 && at < length) return at;
  throw new RangeError(`row ${row} is outside of ${length} rows`);
}

/** First and end row of a slice, as `Array.prototype.slice` counts. */
export function toSliceBounds(start: number, end: number, length: number): readonly [number, number] {
  const from = Math.min(Math.max(start < 0 ? start + length : start, 0), length);
  const to = Math.min(Math.max(end < 0 ? end + length : end, 0), length);
  return [from, Math.max(from, to)];
}

/** Columns stand row by row beside each other: there is no index that would align them. */
export function requireLength(what: string, found: number, expected: number): void {
  if (found !== expected) throw new RangeError(`the ${what} must have ${expected} rows, but has ${found}`);
}
