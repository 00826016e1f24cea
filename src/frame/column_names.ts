const indexes = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

/** Where each name stands. Computed once for each array: frames of one layout share the array of their names. */
export function indexColumns(columns: readonly string[]): ReadonlyMap<string, number> {
  let index = indexes.get(columns);
  if (index === undefined) {
    index = new Map(columns.map((column, i) => [column, i]));
    indexes.set(columns, index);
  }
  return index;
}

const appended = new WeakMap<readonly string[], Map<string, readonly string[]>>();

/** `columns` and after them those of `more` that are not among them: the same array for the same layouts. */
export function appendNames(columns: readonly string[], more: readonly string[]): readonly string[] {
  const index = indexColumns(columns);
  const fresh = more.filter((name) => !index.has(name));
  if (fresh.length === 0) return columns;
  return derive(appended, columns, JSON.stringify(fresh), () => [...columns, ...new Set(fresh)]);
}

/** Remembers what was made of an array of names under a key, so that equal layouts keep sharing one array. */
export function derive(
  cache: WeakMap<readonly string[], Map<string, readonly string[]>>,
  columns: readonly string[],
  key: string,
  make: () => readonly string[],
): readonly string[] {
  let made = cache.get(columns);
  if (made === undefined) cache.set(columns, made = new Map());
  let names = made.get(key);
  if (names === undefined) {
    // a strategy that makes up names without end must not fill the memory
    if (made.size >= 64) made.clear();
    made.set(key, names = make());
  }
  return names;
}
