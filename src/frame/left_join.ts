/**
 * Joins two frames by equal keys and keeps every left row. A left row with several matches is repeated. Missing keys match
 * missing keys.
 *
 * @param ordered false: like pandas' `merge(how="left")`. True: rows are sorted by key, and rows without a match repeat the
 * match before them, like pandas' `merge_ordered(how="left", fill_method="ffill")`.
 */
export function leftJoin(left: Float64Array, right: Float64Array, ordered: boolean): RowMapping {
  const mapping = isStrictlyIncreasing(right) && (isIncreasing(left) || !ordered)
    ? { left: null, right: isIncreasing(left) ? joinSorted(left, right) : joinByLookup(left, right) }
    : joinAny(left, right, ordered);
  if (ordered) repeatMatches(mapping.right);
  return mapping;
}

/** The rows of two frames that a join puts side by side. */
export interface RowMapping {
  /** The left row number of each result row; null if the result rows are the left rows in their order. */
  readonly left: Int32Array | null;
  /** The right row number of each result row; -1 if nothing matches. */
  readonly right: Int32Array;
}

/** Joins sorted keys in one pass. The right keys are unique. */
function joinSorted(left: Float64Array, right: Float64Array): Int32Array {
  const matches = new Int32Array(left.length);
  let row = 0;
  for (let i = 0; i < left.length; i++) {
    const key = left[i] ?? NaN;
    while ((right[row] ?? Infinity) < key) row++;
    matches[i] = right[row] === key ? row : -1;
  }
  return matches;
}

function joinByLookup(left: Float64Array, right: Float64Array): Int32Array {
  const rows = new Map(Array.from(right, (key, row) => [key, row]));
  return Int32Array.from(left, (key) => rows.get(key) ?? -1);
}

function joinAny(left: Float64Array, right: Float64Array, ordered: boolean): RowMapping {
  const rows = Map.groupBy(right.keys(), (row) => right[row]);
  const order = ordered ? sortRows(left) : [...left.keys()];
  const pairs = order.flatMap((row) => (rows.get(left[row]) ?? [-1]).map((match) => [row, match] as const));
  return {
    left: Int32Array.from(pairs, ([row]) => row),
    right: Int32Array.from(pairs, ([, match]) => match),
  };
}

/** Returns the row numbers sorted by key, missing keys last. */
function sortRows(keys: Float64Array): readonly number[] {
  const key = (row: number): number => {
    const value = keys[row];
    return value === undefined || Number.isNaN(value) ? Infinity : value;
  };
  return [...keys.keys()].sort((a, b) => key(a) === key(b) ? 0 : key(a) - key(b));
}

function repeatMatches(rows: Int32Array): void {
  for (let i = 1; i < rows.length; i++) if (rows[i] === -1) rows[i] = rows[i - 1] ?? -1;
}

function isIncreasing(keys: Float64Array): boolean {
  for (let i = 1; i < keys.length; i++) if (!((keys[i] ?? NaN) >= (keys[i - 1] ?? NaN))) return false;
  return !Number.isNaN(keys[0]);
}

function isStrictlyIncreasing(keys: Float64Array): boolean {
  for (let i = 1; i < keys.length; i++) if (!((keys[i] ?? NaN) > (keys[i - 1] ?? NaN))) return false;
  return !Number.isNaN(keys[0]);
}

/**
 * Returns the first day of the next month at the same time of day. Answers to pandas' `MonthBegin(1)`.
 *
 * @param date epoch milliseconds
 */
export function startOfNextMonth(date: number): number {
  const day = new Date(date);
  const month = Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 1);
  return month + (date - Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate()));
}
