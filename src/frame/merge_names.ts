import { derive, indexColumns } from "./column_names.ts";

const renamed = new WeakMap<readonly string[], Map<string, readonly string[]>>();
const merged = new WeakMap<readonly string[], WeakMap<readonly string[], MergedNames>>();

/** The columns of two frames beside each other. */
export interface MergedNames {
  readonly columns: readonly string[];
  /** For each right column, whether the left frame has one of the same name. */
  readonly overlaps: readonly boolean[];
}

/** Every name with `_` and `suffix` appended; as they are when it is empty. */
export function appendSuffix(columns: readonly string[], suffix: string): readonly string[] {
  if (suffix === "") return columns;
  return derive(renamed, columns, suffix, () => columns.map((name) => `${name}_${suffix}`));
}

/**
 * The names of left columns and right columns in one frame: those that both have get `_x` and `_y`, as in pandas' `merge`.
 *
 * @throws {RangeError} when that makes a name that is already there.
 */
export function mergeNames(left: readonly string[], right: readonly string[]): MergedNames {
  let known = merged.get(left);
  if (known === undefined) merged.set(left, known = new WeakMap());
  let names = known.get(right);
  if (names === undefined) known.set(right, names = merge(left, right));
  return names;
}

function merge(left: readonly string[], right: readonly string[]): MergedNames {
  const inLeft = indexColumns(left);
  const inRight = indexColumns(right);
  const columns = [
    ...left.map((name) => inRight.has(name) ? `${name}_x` : name),
    ...right.map((name) => inLeft.has(name) ? `${name}_y` : name),
  ];
  const twice = columns.find((name, i) => columns.indexOf(name) !== i);
  if (twice !== undefined) {
    throw new RangeError(`the merge would make two columns named "${twice}": rename one, or choose another suffix`);
  }
  return { columns, overlaps: right.map((name) => inLeft.has(name)) };
}
