import { type Cell, cellAt, type Column } from "../column.ts";

/**
 * The rows of a Series grouped by the cells of a key: pandas' `groupby(key)`. A row whose key is missing belongs to no
 * group, and its results are missing.
 *
 * @example
 * ```ts
 * import { Series } from "consumer";
 *
 * // how long a state has lasted: the key changes with each change of the state
 * const state = Series.of([1, 1, 0, 0, 0]);
 * const run = state.ne(state.shift(1)).cumsum();
 * if (String(state.groupby(run).cumcount().toArray()) !== "0,1,0,1,2") throw new Error();
 * ```
 */
export class GroupBy<S> {
  readonly #values: () => Float64Array;
  readonly #groups: Int32Array;
  readonly #count: number;
  readonly #wrap: (values: Float64Array) => S;

  /**
   * `Series.groupby` makes one.
   *
   * @internal
   */
  constructor(values: () => Float64Array, key: Column, wrap: (values: Float64Array) => S) {
    this.#values = values;
    const { groups, count } = numberGroups(key);
    this.#groups = groups;
    this.#count = count;
    this.#wrap = wrap;
  }

  /** Numbers the rows of each group from 0. Answers to pandas' `cumcount()`. */
  cumcount(): S {
    const seen = new Int32Array(this.#count);
    return this.#wrap(Float64Array.from(this.#groups, (group) => {
      if (group < 0) return NaN;
      const number = seen[group] ?? 0;
      seen[group] = number + 1;
      return number;
    }));
  }

  /** Adds up the values of each group so far. A missing value stays missing and adds nothing. */
  cumsum(): S {
    const sums = new Float64Array(this.#count);
    // Kahan's compensation, as in pandas; after an infinite value the rest of its group is missing
    const lost = new Float64Array(this.#count);
    const values = this.#values();
    return this.#wrap(Float64Array.from(this.#groups, (group, row) => {
      const value = values[row] ?? NaN;
      if (group < 0 || Number.isNaN(value)) return NaN;
      const sum = sums[group] ?? 0;
      const term = value - (lost[group] ?? 0);
      const next = sum + term;
      lost[group] = next - sum - term;
      sums[group] = next;
      return next;
    }));
  }
}

/** Numbers the different cells of a column in the order in which they appear; -1 stands for a missing one. */
function numberGroups(key: Column): { readonly groups: Int32Array; readonly count: number } {
  const known = new Map<Cell, number>();
  const groups = new Int32Array(key.values.length);
  for (let row = 0; row < groups.length; row++) {
    const cell = cellAt(key, row);
    let group = cell === null ? -1 : known.get(cell);
    if (group === undefined) known.set(cell, group = known.size);
    groups[row] = group;
  }
  return { groups, count: known.size };
}
