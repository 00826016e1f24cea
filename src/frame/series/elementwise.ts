import { type Cell, cellAt, type Column, isMissing } from "../column.ts";

/** Values below `lower` or above `upper` set to it; a bound that is null bounds nothing. */
export function clip(values: Float64Array, lower: number | null, upper: number | null): Float64Array {
  const low = lower === null || Number.isNaN(lower) ? -Infinity : lower;
  const high = upper === null || Number.isNaN(upper) ? Infinity : upper;
  return values.map((value) => value > high ? high : value < low ? low : value);
}

/** Rounded to `decimals` places, halves to the even neighbour, as NumPy rounds. */
export function round(values: Float64Array, decimals: number): Float64Array {
  if (!Number.isInteger(decimals)) throw new RangeError(`decimals must be a whole number, not ${decimals}`);
  const scale = 10 ** Math.abs(decimals);
  return decimals >= 0
    ? values.map((value) => roundHalfToEven(value * scale) / scale)
    : values.map((value) => roundHalfToEven(value / scale) * scale);
}

function roundHalfToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return rest < 0.5 ? floor : floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

/** 1 where the cell is one of `cells`; a missing cell is among them when one of them is missing. */
export function isIn(column: Column, cells: Iterable<Cell>): Uint8Array {
  const wanted = new Set<Cell>();
  for (const cell of cells) wanted.add(normal(cell));
  return Uint8Array.from({ length: column.values.length }, (_, i) => Number(wanted.has(normal(cellAt(column, i)))));
}

/** Equal cells as the same key: booleans are 1 and 0 as in pandas, all that is missing is null. */
function normal(cell: Cell): Cell {
  if (isMissing(cell)) return null;
  return typeof cell === "boolean" ? Number(cell) : cell;
}
