import { type Cell, cellAt, type Column } from "./column.ts";

/**
 * Formats columns as CSV text. `toCsv()` documents the form of each kind of cell.
 *
 * @param names the header, one name for each column
 * @param columns the columns, each of `length` rows
 */
export function formatCsv(names: readonly string[], columns: readonly Column[], length: number): string {
  const texts = columns.map(formatColumn);
  const lines = [names.map(quote).join(",")];
  for (let row = 0; row < length; row++) lines.push(texts.map((cells) => cells[row]).join(","));
  return `${lines.join("\n")}\n`;
}

function formatColumn(column: Column): readonly string[] {
  return Array.from({ length: column.values.length }, (_, row) => {
    const cell = cellAt(column, row);
    return column.kind === "date" && typeof cell === "number" ? formatDate(cell) : formatCell(cell);
  });
}

function formatCell(cell: Cell): string {
  if (cell === null || Number.isNaN(cell)) return "";
  if (typeof cell === "string") return quote(cell);
  if (typeof cell === "boolean") return cell ? "True" : "False";
  if (Math.abs(cell) === Infinity) return cell > 0 ? "inf" : "-inf";
  return Object.is(cell, -0) ? "-0" : String(cell);
}

/** Formats a date as `2026-11-21T07:20:00+00:00`, with milliseconds only if they are not 0. */
function formatDate(date: number): string {
  const iso = Number.isNaN(new Date(date).getTime()) ? null : new Date(date).toISOString();
  if (iso === null) return String(date);
  return iso.replace(/(\.000)?Z$/, "+00:00");
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
