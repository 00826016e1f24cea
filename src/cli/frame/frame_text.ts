import Table from "cli-table3";
import type { Frame } from "../../frame/frame.ts";
import { printable } from "../../text/printable.ts";

/** How a dataframe is printed. */
export interface FrameTableOptions {
  /** Columns of the terminal: a wider table is turned, with a line for each of the dataframe's columns. */
  readonly width: number;
  readonly color: boolean;
}

/**
 * A dataframe as a table for people, a line for each row, or for each column where the lines would be too long.
 *
 * @example
 * ```ts
 * import { Frame } from "../../frame/frame.ts";
 * import { frameTable } from "./frame_text.ts";
 * const text = frameTable(Frame.from({ rsi: [30.5, null], tag: ["a", ""] }), { width: 80, color: false });
 * if (!text.includes("│ 30.5 │ a   │")) throw new Error(text);
 * ```
 */
export function frameTable(frame: Frame, { width, color }: FrameTableOptions): string {
  const columns = frame.columns.map((name) => [printable(name), ...cellTexts(frame, name)]);
  const rows = Array.from({ length: frame.length + 1 }, (_, i) => columns.map((cells) => cells[i] ?? ""));
  const wide = columns.reduce((sum, cells) => sum + Math.max(...cells.map((cell) => cell.length)) + 3, 1);
  const [head = [], ...body] = wide <= width ? rows : columns;
  const areNumbers = frame.columns.map((name) => frame.col(name).kind === "number");
  const made = new Table({
    head,
    colAligns: head.map((_, i) =>
      wide <= width ? (areNumbers[i] === true ? "right" : "left") : i === 0 ? "left" : "right"
    ),
    style: color ? { head: ["bold"], border: ["gray"] } : { head: [], border: [] },
  });
  for (const row of body) made.push(row);
  return `${made.toString()}\n`;
}

/** A dataframe as NDJSON: an object for each row, dates as ISO 8601, missing cells as null. */
export function frameJson(frame: Frame): string {
  const dates = new Set(frame.columns.filter((name) => frame.col(name).kind === "date"));
  return Array.from({ length: frame.length }, (_, row) => {
    const cells = Object.entries(frame.row(row)).map(([name, cell]) => [
      name,
      dates.has(name) && typeof cell === "number" ? new Date(cell).toISOString() : cell,
    ]);
    return `${JSON.stringify(Object.fromEntries(cells))}\n`;
  }).join("");
}

function cellTexts(frame: Frame, name: string): readonly string[] {
  const isDate = frame.col(name).kind === "date";
  return Array.from({ length: frame.length }, (_, row) => {
    const cell = frame.at(row, name);
    if (cell === null) return "-";
    if (isDate && typeof cell === "number") return new Date(cell).toISOString().slice(0, 16).replace("T", " ");
    return typeof cell === "number" ? String(Number(cell.toPrecision(10))) : printable(String(cell));
  });
}
