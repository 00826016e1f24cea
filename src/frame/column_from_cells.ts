import { type Cell, type Column, isMissing } from "./column.ts";

/**
 * The column that holds `cells`, of the kind that pandas' `read_json` would choose: all missing or numbers: number;
 * booleans: boolean, but numbers 1, 0, `NaN` where some are missing or numbers; strings: string; any other mixture: object.
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

/** The cells as numbers: booleans as 1 and 0, what is missing as `NaN`. */
export function numbersFromCells(cells: readonly (Cell | undefined)[]): Float64Array {
  return Float64Array.from(cells, (cell) => cell === null || cell === undefined ? NaN : Number(cell));
}
