import type { Frame } from "../../frame/frame.ts";
import type { Page } from "../../terminal/page.ts";
import { measureColumns, renderTable, tableWidth } from "../../terminal/table.ts";
import { formatJsonLine } from "../../text/json_line.ts";
import { printable } from "../../text/printable.ts";

/**
 * Formats a dataframe as a table with one line for each row. A table that is too wide for the page is transposed: one
 * line for each column.
 *
 * @example
 * ```ts
 * import { Frame } from "../../frame/frame.ts";
 * import { formatFrameTable } from "./frame_text.ts";
 * const text = formatFrameTable(Frame.from({ rsi: [30.5, null], tag: ["a", ""] }), { width: 80, color: false });
 * if (!text.includes("│ 30.5 │ a   │")) throw new Error(text);
 * ```
 */
export function formatFrameTable(frame: Frame, { width, color }: Page): string {
  const cells = frame.columns.map((name) => [printable(name), ...formatCells(frame, name)]);
  const columns = frame.columns.map((name) => (
    { head: printable(name), align: frame.col(name).kind === "number" ? "right" : "left" } as const
  ));
  const rows = Array.from({ length: frame.length }, (_, i) => cells.map((column) => column[i + 1] ?? ""));
  if (tableWidth(measureColumns(columns, rows)) <= width) return `${renderTable(columns, rows, { color })}\n`;
  const [heads = [], ...body] = cells;
  const transposed = heads.map((head, i) => ({ head, align: i === 0 ? "left" : "right" } as const));
  return `${renderTable(transposed, body, { color })}\n`;
}

/** Formats a dataframe as NDJSON: one object for each row, dates as ISO 8601, missing cells as null. */
export function formatFrameJson(frame: Frame): string {
  const dates = new Set(frame.columns.filter((name) => frame.col(name).kind === "date"));
  return Array.from({ length: frame.length }, (_, row) => {
    const cells = Object.entries(frame.row(row)).map(([name, cell]) => [
      name,
      dates.has(name) && typeof cell === "number" ? new Date(cell).toISOString() : cell,
    ]);
    return formatJsonLine(Object.fromEntries(cells));
  }).join("");
}

function formatCells(frame: Frame, name: string): readonly string[] {
  const isDate = frame.col(name).kind === "date";
  return Array.from({ length: frame.length }, (_, row) => {
    const cell = frame.at(row, name);
    if (cell === null) return "-";
    if (isDate && typeof cell === "number") return new Date(cell).toISOString().slice(0, 16).replace("T", " ");
    return typeof cell === "number" ? String(Number(cell.toPrecision(10))) : printable(String(cell));
  });
}
