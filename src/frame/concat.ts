import { type ColumnSource, HeldColumn } from "./column_source.ts";
import { Frame } from "./frame.ts";
import { requireLength } from "./rows.ts";
import type { Series } from "./series.ts";

/**
 * Puts the columns of frames and Series side by side. Answers to pandas' `concat(parts, axis=1)`.
 *
 * Rows match by position, so all parts need the same length. An indicator with several outputs is added by
 * `dataframe.assign({ ...ta.MACD(dataframe) })`.
 *
 * @param parts frames, and Series that have a name: `rename()` gives them one
 * @throws {RangeError} the parts have different lengths, two columns have the same name, or a Series has none
 *
 * @example
 * ```ts
 * import { concat, Frame } from "consumer";
 *
 * const frame = Frame.from({ close: [1, 2, 4] });
 * const joined = concat(frame, frame.col("close").diff().rename("change"));
 * if (joined.columns.join() !== "close,change" || joined.at(-1, "change") !== 2) throw new Error();
 * ```
 */
export function concat(...parts: readonly (Frame | Series)[]): Frame {
  const entries = parts.flatMap(namedSources);
  const names = entries.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new RangeError(`concat() would create two columns named "${twice}"`);
  const length = parts[0]?.length ?? 0;
  for (const entry of entries) requireLength(`column "${entry.name}"`, entry.length, length);
  return new Frame(names, entries.map(({ source }) => source), length);
}

interface NamedSource {
  readonly name: string;
  readonly source: ColumnSource;
  readonly length: number;
}

function namedSources(part: Frame | Series): readonly NamedSource[] {
  const { length } = part;
  if (part instanceof Frame) return part.columns.map((name) => ({ name, source: part.source(name), length }));
  if (part.name !== undefined) return [{ name: part.name, source: new HeldColumn(part.column), length }];
  throw new RangeError("concat() needs names: give the Series one with rename()");
}
