/** Which rows of two frames stand beside each other after a join. */
export interface RowMapping {
  /** The left row of each row; null when they are the left rows as they were. */
  readonly left: Int32Array | null;
  /** The right row of each row; -1 for none. */
  readonly right: Int32Array;
}

/**
 * Joins by equal keys, keeping every left row; a left row with several matches is repeated, missing keys match missing
 * ones. With `ordered`, rows are sorted by key and those without a match repeat the match before them: pandas'
 * `merge_ordered(how="left", fill_method="ffill")`; otherwise pandas' `merge(how="left")`.
 */
export function leftJoin(left: Float64Array, right: Float64Array, ordered: boolean): RowMapping {
  const mapping = risesStrictly(right) && (rises(left) || !ordered)
    ? { left: null, right: rises(left) ? walk(left, right) : lookUp(left, right) }
    : joinAny(left, right, ordered);
  if (ordered) repeatMatches(mapping.right);
  return mapping;
}

/** Both sorted, right keys unique: one walk along both. */
function walk(left: Float64Array, right: Float64Array): Int32Array {
  const matches = new Int32Array(left.length);
  let row = 0;
  for (let i = 0; i < left.length; i++) {
    const key = left[i] ?? NaN;
    while ((right[row] ?? Infinity) < key) row++;
    matches[i] = right[row] === key ? row : -1;
  }
  return matches;
}

function lookUp(left: Float64Array, right: Float64Array): Int32Array {
  const rows = new Map(Array.from(right, (key, row) => [key, row]));
  return Int32Array.from(left, (key) => rows.get(key) ?? -1);
}

function joinAny(left: Float64Array, right: Float64Array, ordered: boolean): RowMapping {
  const rows = Map.groupBy(right.keys(), (row) => right[row]);
  const order = ordered ? sortedRows(left) : [...left.keys()];
  const pairs = order.flatMap((row) => (rows.get(left[row]) ?? [-1]).map((match) => [row, match] as const));
  return {
    left: Int32Array.from(pairs, ([row]) => row),
    right: Int32Array.from(pairs, ([, match]) => match),
  };
}

/** Row numbers by rising key, missing keys last. */
function sortedRows(keys: Float64Array): readonly number[] {
  const key = (row: number): number => {
    const value = keys[row];
    return value === undefined || Number.isNaN(value) ? Infinity : value;
  };
  return [...keys.keys()].sort((a, b) => key(a) === key(b) ? 0 : key(a) - key(b));
}

function repeatMatches(rows: Int32Array): void {
  for (let i = 1; i < rows.length; i++) if (rows[i] === -1) rows[i] = rows[i - 1] ?? -1;
}

function rises(keys: Float64Array): boolean {
  for (let i = 1; i < keys.length; i++) if (!((keys[i] ?? NaN) >= (keys[i - 1] ?? NaN))) return false;
  return !Number.isNaN(keys[0]);
}

function risesStrictly(keys: Float64Array): boolean {
  for (let i = 1; i < keys.length; i++) if (!((keys[i] ?? NaN) > (keys[i - 1] ?? NaN))) return false;
  return !Number.isNaN(keys[0]);
}

/** The first day of the month after `date` (epoch milliseconds), at the same time of day: pandas' `MonthBegin(1)`. */
export function firstOfNextMonth(date: number): number {
  const day = new Date(date);
  const month = Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 1);
  return month + (date - Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate()));
}
