import { type Cell, type Column, isMissing } from "./column.ts";

/**
 * Makes a column of cells. The kind is the one that pandas' `read_json` chooses:
 *
 * | cells | kind |
 * |---|---|
 * | numbers, or all missing | `number` |
 * | booleans | `boolean` |
 * | booleans with numbers or missing cells | `number`: 1, 0 and `NaN` |
 * | strings | `string` |
 * | any other mixture | `object` |
 */
export function columnFromCells(cells: readonly (Cell | undefined)[]): Column {
  let numbers = false;
  let booleans = false;
  let strings = false;
  let missing = false;
  for (const cell of cells) {
    if (isMissing(cell)) missing = true;
    else if (typeof cell === "number") numbers = true;
    else if (typeof cell === "boolean") booleans = true;
    else strings = true;
  }
  if (!strings) {
    if (booleans && !numbers && !missing) return { kind: "boolean", values: Uint8Array.from(cells, Number) };
    return { kind: "number", values: numbersFromCells(cells) };
  }
  if (numbers || booleans) {
    return {
      kind: "object",
      values: cells.map((cell) => isMissing(cell) ? null : cell ?? null),
    };
  }
  return { kind: "string", values: cells.map((cell) => typeof cell === "string" ? cell : null) };
}

/** Converts cells to numbers: booleans to 1 and 0, missing cells to `NaN`. */
export function numbersFromCells(cells: readonly (Cell | undefined)[]): Float64Array {
  return Float64Array.from(cells, (cell) => cell === null || cell === undefined ? NaN : Number(cell));
}
