import { type Cell, cellAt, type Column, isMissing } from "../column.ts";
import { columnFromCells } from "../column_from_cells.ts";
import { requireLength } from "../rows.ts";
import { copyRows } from "../storage.ts";
import { isColumn, type Operand } from "./arithmetic.ts";
import { chooseNumbers, numbersOf } from "./choose.ts";

/** 1 where the cell is missing. */
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

/** Missing cells repeat the last one before them that is not. */
export function forwardFill(column: Column): Column {
  if (column.kind === "boolean") return column;
  const filled = copyRows(column, 0, column.values.length);
  for (let i = 1; i < filled.values.length; i++) {
    if (isMissing(filled.values[i])) filled.values[i] = filled.values[i - 1] ?? NaN;
  }
  return filled;
}

/** Missing cells take the next one after them that is not. */
export function backwardFill(column: Column): Column {
  if (column.kind === "boolean") return column;
  const filled = copyRows(column, 0, column.values.length);
  for (let i = filled.values.length - 2; i >= 0; i--) {
    if (isMissing(filled.values[i])) filled.values[i] = filled.values[i + 1] ?? NaN;
  }
  return filled;
}

/** Missing cells replaced by a value, or by the cell of another column in the same row. */
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
