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
      return { kind: column.kind, values: carryNumbers(column.values, step) };
    case "string":
      return { kind: "string", values: carryCells(column.values, step) };
    case "object":
      return { kind: "object", values: carryCells(column.values, step) };
  }
}

/** Copies each value over the missing ones after it, from the first row on or from the last one back. */
function carryNumbers(values: Float64Array, step: 1 | -1): Float64Array {
  const out = values.slice();
  let last = NaN;
  for (let i = 0, row = step === 1 ? 0 : out.length - 1; i < out.length; i++, row += step) {
    const value = out[row] ?? NaN;
    if (Number.isNaN(value)) out[row] = last;
    else last = value;
  }
  return out;
}

/** Does the same with cells that are not numbers. */
function carryCells<T extends Cell>(cells: readonly (T | null)[], step: 1 | -1): (T | null)[] {
  const out = cells.slice();
  let last: T | null = null;
  for (let i = 0, row = step === 1 ? 0 : out.length - 1; i < out.length; i++, row += step) {
    const cell = out[row] ?? null;
    if (isMissing(cell)) out[row] = last;
    else last = cell;
  }
  return out;
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
