import { type Cell, cellAt, type Column, DATE_COLUMN } from "./column.ts";
import type { Frame } from "./frame.ts";

/**
 * The frame as CSV text, a header line first: pandas' `to_csv(index=False)`. Missing cells are empty, booleans `True` and
 * `False`, numbers in their shortest form; the column `date` is ISO 8601 with a `T`, other dates have a space instead, as
 * freqtrade's own files have it.
 *
 * @example
 * ```ts
 * import { Frame } from "consumer";
 * import { toCsv } from "./to_csv.ts";
 *
 * const frame = Frame.from({ date: [Date.UTC(2026, 10, 21, 7, 20)], rsi: [null], tag: ['a "b", c'] });
 * if (toCsv(frame) !== 'date,rsi,tag\n2026-11-21T07:20:00+00:00,,"a ""b"", c"\n') throw new Error(toCsv(frame));
 * ```
 */
export function toCsv(frame: Frame): string {
  const columns = frame.columns.map((name) => cellTexts(name, frame.col(name).column));
  const lines = [frame.columns.map(quote).join(",")];
  for (let row = 0; row < frame.length; row++) lines.push(columns.map((cells) => cells[row]).join(","));
  return `${lines.join("\n")}\n`;
}

function cellTexts(name: string, column: Column): readonly string[] {
  const separator = name === DATE_COLUMN ? "T" : " ";
  return Array.from({ length: column.values.length }, (_, row) => {
    const cell = cellAt(column, row);
    return column.kind === "date" && typeof cell === "number" ? dateText(cell, separator) : cellText(cell);
  });
}

function cellText(cell: Cell): string {
  if (cell === null || Number.isNaN(cell)) return "";
  if (typeof cell === "string") return quote(cell);
  if (typeof cell === "boolean") return cell ? "True" : "False";
  if (Math.abs(cell) === Infinity) return cell > 0 ? "inf" : "-inf";
  return Object.is(cell, -0) ? "-0" : String(cell);
}

/** `2026-11-21T07:20:00+00:00`, with milliseconds where there are any. */
function dateText(date: number, separator: string): string {
  const iso = Number.isNaN(new Date(date).getTime()) ? null : new Date(date).toISOString();
  if (iso === null) return String(date);
  return iso.replace("T", separator).replace(/(\.000)?Z$/, "+00:00");
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
