import Table from "cli-table3";

/** A column of a table. */
export interface TableColumn {
  readonly head: string;
  readonly align: "left" | "right";
}

/** The cells of a row, one for each column. A cell may have several lines. */
export type TableRow = readonly string[];

/**
 * Renders a table with a frame around every cell. The last line has no line break.
 *
 * @example
 * ```ts
 * import { renderTable } from "./table.ts";
 * const columns = [{ head: "pair", align: "left" }, { head: "signals", align: "right" }] as const;
 * const lines = renderTable(columns, [["BTC/USDT", "3"]], { color: false }).split("\n");
 * if (lines[3] !== "│ BTC/USDT │       3 │") throw new Error(lines[3]);
 * ```
 */
export function renderTable(
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
  { color }: { readonly color: boolean },
): string {
  const table = new Table({
    // bold by hand: the library decides for itself whether to colour
    head: columns.map(({ head }) => color ? `\x1b[1m${head}\x1b[22m` : head),
    colAligns: columns.map(({ align }) => align),
    style: { head: [], border: [] },
  });
  for (const row of rows) table.push([...row]);
  return table.toString();
}

/** Measures each column's longest line, its head included. */
export function measureColumns(columns: readonly TableColumn[], rows: readonly TableRow[]): readonly number[] {
  return columns.map(({ head }, i) => Math.max(head.length, ...rows.map((row) => longestLine(row[i] ?? ""))));
}

/** Returns the width of a table whose columns have these widths. */
export function tableWidth(columnWidths: readonly number[]): number {
  return columnWidths.reduce((sum, width) => sum + width + CELL_FRAME, 1);
}

/** What a cell takes beside its text: a space on both sides, and a line. */
const CELL_FRAME = 3;

function longestLine(cell: string): number {
  return Math.max(...cell.split("\n").map((line) => line.length));
}
