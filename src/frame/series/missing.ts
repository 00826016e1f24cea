import { type Cell, cellAt, type Column, isMissing } from "../column.ts";
import { columnFromCells } from "../column_from_cells.ts";
import { requireLength } from "../rows.ts";
import { chooseNumbers, numbersOf } from "./choose.ts";
import { isColumn, type Operand } from "./operand.ts";

/** Returns a mask with 1 where the cell is missing. */
export function missingMask(column: Column): Uint8Array {
  const { kind, values } = column;
  const out = new Uint8Array(values.length);
  if (kind === "number" || kind === "date") {
    if (!values.includes(NaN)) return out;
    for (let i = 0; i < out.length; i++) if (Number.isNaN(values[i] ?? NaN)) out[i] = 1;
  } else if (kind !== "boolean") {
    for (let i = 0; i < out.length; i++) if (isMissing(values[i])) out[i] = 1;
  }
  return out;
}

/** Replaces missing cells by the last one before them that is not. */
export function forwardFill(column: Column): Column {
  return fillInDirection(column, 1);
}

/** Replaces missing cells by the next one after them that is not. */
export function backwardFill(column: Column): Column {
  return fillInDirection(column, -1);
}

function fillInDirection(column: Column, step: 1 | -1): Column {
  switch (column.kind) {
    case "boolean":
      return column;
    case "number":
    case "date":
      return { kind: column.kind, values: carry(column.values.slice(), step) };
    case "string":
      return { kind: "string", values: carry(column.values.slice(), step) };
    case "object":
      return { kind: "object", values: carry(column.values.slice(), step) };
  }
}

/** Copies the last cell that is not missing over missing ones, from the first row on or from the last one back. */
function carry<Cells extends { readonly length: number; [row: number]: Cell }>(cells: Cells, step: 1 | -1): Cells {
  let last: Cells[number] | undefined;
  for (let i = 0; i < cells.length; i++) {
    const row = step === 1 ? i : cells.length - 1 - i;
    if (!isMissing(cells[row])) last = cells[row];
    else if (last !== undefined) cells[row] = last;
  }
  return cells;
}

/** Replaces missing cells by a value, or by the cell of another column in the same row. */
export function fillMissing(column: Column, value: Operand): Column {
  if (isColumn(value)) requireLength("other Series", value.values.length, column.values.length);
  if (column.kind === "boolean") return column;
  if (column.kind === "number") {
    const numbers = numbersOf(value);
    if (numbers !== undefined) {
      return { kind: "number", values: chooseNumbers(missingMask(column), numbers, column.values) };
    }
  }
  const replacement = (row: number): Cell => isColumn(value) ? cellAt(value, row) : value;
  const cells = Array.from({ length: column.values.length }, (_, row) => cellAt(column, row) ?? replacement(row));
  const filled = columnFromCells(cells);
  return column.kind === "date" && filled.kind === "number" ? { kind: "date", values: filled.values } : filled;
}
