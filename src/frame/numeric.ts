import { cellAt, type Column } from "./column.ts";

/**
 * Converts a column to numbers: booleans to 1 and 0, dates to epoch milliseconds, missing cells to `NaN`.
 *
 * @param purpose the operation that needs the numbers, for the message
 * @throws {TypeError} the column holds strings
 */
export function toNumbers(column: Column, purpose: string): Float64Array {
  switch (column.kind) {
    case "number":
    case "date":
      return column.values;
    case "boolean":
      return Float64Array.from(column.values);
    default:
      return Float64Array.from(column.values, (cell) => {
        if (typeof cell === "string") {
          throw new TypeError(`${purpose} needs numbers, but the column holds strings such as "${cell.slice(0, 40)}"`);
        }
        return cell === null ? NaN : Number(cell);
      });
  }
}

/**
 * Converts a column to a mask: 1 where a cell is true or a number other than 0, else 0. Missing cells are 0.
 *
 * @throws {TypeError} the column holds strings
 */
export function toMask(column: Column, purpose: string): Uint8Array {
  if (column.kind === "boolean") return column.values;
  const numbers = toNumbers(column, purpose);
  const mask = new Uint8Array(numbers.length);
  for (let i = 0; i < mask.length; i++) {
    const value = numbers[i] ?? NaN;
    mask[i] = value !== 0 && !Number.isNaN(value) ? 1 : 0;
  }
  return mask;
}

/**
 * Returns the strings of a column, null for missing cells.
 *
 * @throws {TypeError} the column holds other cells than strings
 */
export function toStrings(column: Column): readonly (string | null)[] {
  if (column.kind === "string") return column.values;
  return Array.from({ length: column.values.length }, (_, i) => {
    const cell = cellAt(column, i);
    if (cell === null || typeof cell === "string") return cell;
    throw new TypeError(`the column holds ${column.kind} cells, not strings: row ${i} is ${cell}`);
  });
}
