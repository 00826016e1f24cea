/**
 * Converts the column names of a dataframe from a producer to unique strings.
 *
 * A name can be of any type: `dataframe[15]` creates a numeric one. A name that is not a string becomes its JSON text:
 * `15`, `1.5`, `true`, `null`, `["a","b"]` for a tuple. A repeated name gets a suffix, as in pandas' `read_json`: `a`,
 * `a.1`, `a.2`.
 *
 * @example
 * ```ts
 * import { nameColumns } from "./name_columns.ts";
 * const names = nameColumns(["date", 15, ["macd", 12], "rsi", "rsi"]);
 * if (names.join(" ") !== 'date 15 ["macd",12] rsi rsi.1') throw new Error(names.join(" "));
 * ```
 */
export function nameColumns(raw: readonly unknown[]): readonly string[] {
  const counts = new Map<string, number>();
  return raw.map((value) => {
    let name = typeof value === "string" ? value : JSON.stringify(value);
    let count = counts.get(name) ?? 0;
    while (count > 0) {
      counts.set(name, count + 1);
      name = `${name}.${count}`;
      count = counts.get(name) ?? 0;
    }
    counts.set(name, 1);
    return name;
  });
}
