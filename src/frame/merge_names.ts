import { derive, indexColumns } from "./column_names.ts";

/**
 * Combines the column names of two frames. A name that both have gets `_x` on the left and `_y` on the right, as in pandas'
 * `merge`.
 *
 * @throws {RangeError} two columns would have the same name
 */
export function mergeNames(left: readonly string[], right: readonly string[]): MergedNames {
  let known = merged.get(left);
  if (known === undefined) merged.set(left, known = new WeakMap());
  let names = known.get(right);
  if (names === undefined) known.set(right, names = combine(left, right));
  return names;
}

/** The column names of a merged frame. */
export interface MergedNames {
  /** The names in order: first those of the left frame, then those of the right. */
  readonly columns: readonly string[];
  /** For each right column, whether the left frame has a column of the same name. */
  readonly overlaps: readonly boolean[];
}

/** Appends `_` and `suffix` to every name. An empty suffix changes nothing. */
export function appendSuffix(columns: readonly string[], suffix: string): readonly string[] {
  if (suffix === "") return columns;
  return derive(renamed, columns, suffix, () => columns.map((name) => `${name}_${suffix}`));
}

function combine(left: readonly string[], right: readonly string[]): MergedNames {
  const inLeft = indexColumns(left);
  const inRight = indexColumns(right);
  const columns = [
    ...left.map((name) => inRight.has(name) ? `${name}_x` : name),
    ...right.map((name) => inLeft.has(name) ? `${name}_y` : name),
  ];
  const twice = columns.find((name, i) => columns.indexOf(name) !== i);
  if (twice !== undefined) {
    throw new RangeError(
      `the merge would create two columns named "${twice}": rename one of them, or use another suffix`,
    );
  }
  return { columns, overlaps: right.map((name) => inLeft.has(name)) };
}

const renamed = new WeakMap<readonly string[], Map<string, readonly string[]>>();
const merged = new WeakMap<readonly string[], WeakMap<readonly string[], MergedNames>>();
