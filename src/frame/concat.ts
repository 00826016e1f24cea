import { HeldColumn } from "./column_source.ts";
import { Frame } from "./frame.ts";
import { requireLength } from "./rows.ts";
import { Series } from "./series.ts";

/** What `concat` joins: a frame, a named Series, or several Series by name, such as an indicator's outputs. */
export type ConcatPart = Frame | Series | { readonly [name: string]: Series };

/**
 * Puts the columns of frames and Series side by side. Answers to pandas' `concat(parts, axis=1)`.
 *
 * Rows match by position, so all parts need the same length.
 *
 * @throws {RangeError} the parts have different lengths, two columns have the same name, or a Series has none: `rename()`
 * gives it one
 *
 * @example
 * ```ts
 * import { concat, Frame, Series, ta } from "consumer";
 *
 * const frame = Frame.from({ close: [1, 2, 4, 8] });
 * const joined = concat(frame, frame.col("close").diff().rename("change"), ta.MACD(frame));
 * if (joined.columns.join() !== "close,change,macd,macdsignal,macdhist") throw new Error();
 * ```
 */
export function concat(...parts: readonly ConcatPart[]): Frame {
  const entries = parts.flatMap(namedSources);
  const names = entries.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new RangeError(`concat() would create two columns named "${twice}"`);
  const length = entries[0]?.length ?? 0;
  for (const entry of entries) requireLength(`column "${entry.name}"`, entry.length, length);
  return new Frame(names, entries.map(({ source }) => source), length);
}

interface NamedSource {
  readonly name: string;
  readonly source: ReturnType<Frame["source"]>;
  readonly length: number;
}

function namedSources(part: ConcatPart): readonly NamedSource[] {
  if (part instanceof Frame) {
    return part.columns.map((name) => ({ name, source: part.source(name), length: part.length }));
  }
  const series = part instanceof Series ? [[requireName(part), part] as const] : Object.entries(part);
  return series.map(([name, { column, length }]) => ({ name, source: new HeldColumn(column), length }));
}

function requireName({ name }: Series): string {
  if (name !== undefined) return name;
  throw new RangeError("concat() needs names: give the Series one with rename()");
}
