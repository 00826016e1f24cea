/**
 * Names the columns of a dataframe from the wire.
 *
 * A producer's column names need not be text: `dataframe[15]` makes a number. A name that is not text becomes its JSON
 * text: `15`, `1.5`, `true`, `null`, `["a","b"]` for a tuple. A name that occurs before gets a suffix, as pandas'
 * `read_json` gives it: `a`, `a.1`, `a.2`.
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
