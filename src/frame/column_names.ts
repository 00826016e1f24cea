/** Returns the position of each name. It is computed once per array: frames of the same layout share their array of names. */
export function indexColumns(columns: readonly string[]): ReadonlyMap<string, number> {
  let index = indexes.get(columns);
  if (index === undefined) {
    index = new Map(columns.map((column, i) => [column, i]));
    indexes.set(columns, index);
  }
  return index;
}

/** Appends the names of `more` that `columns` does not have. The same layouts get the same array. */
export function appendNames(columns: readonly string[], more: readonly string[]): readonly string[] {
  const index = indexColumns(columns);
  const fresh = more.filter((name) => !index.has(name));
  if (fresh.length === 0) return columns;
  return derive(appended, columns, JSON.stringify(fresh), () => [...columns, ...new Set(fresh)]);
}

/** Caches an array that is derived from an array of names, so that equal layouts keep sharing one array. */
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
    // a strategy that keeps creating new names must not fill the memory
    if (made.size >= MAX_DERIVED) made.clear();
    made.set(key, names = make());
  }
  return names;
}

const indexes = new WeakMap<readonly string[], ReadonlyMap<string, number>>();
const appended = new WeakMap<readonly string[], Map<string, readonly string[]>>();
/** How many arrays are cached for each array of names. */
const MAX_DERIVED = 64;
