import { type Cell, cellAt, type Column, isMissing } from "../column.ts";

/** A function of one number that NumPy has too. */
export type NumberFunction = "abs" | "neg" | "sqrt" | "log" | "exp";

/** The function of every number. One loop each, which is compiled for doubles without a call a row. */
export function applyNumberFunction(name: NumberFunction, values: Float64Array): Float64Array {
  const out = new Float64Array(values.length);
  switch (name) {
    case "abs":
      for (let i = 0; i < out.length; i++) out[i] = Math.abs(values[i] ?? NaN);
      break;
    case "neg":
      for (let i = 0; i < out.length; i++) out[i] = -(values[i] ?? NaN);
      break;
    case "sqrt":
      for (let i = 0; i < out.length; i++) out[i] = Math.sqrt(values[i] ?? NaN);
      break;
    case "log":
      for (let i = 0; i < out.length; i++) out[i] = Math.log(values[i] ?? NaN);
      break;
    case "exp":
      for (let i = 0; i < out.length; i++) out[i] = Math.exp(values[i] ?? NaN);
  }
  return out;
}

/** Values below `lower` or above `upper` set to it; a bound that is null bounds nothing. */
export function clip(values: Float64Array, lower: number | null, upper: number | null): Float64Array {
  const low = lower === null || Number.isNaN(lower) ? -Infinity : lower;
  const high = upper === null || Number.isNaN(upper) ? Infinity : upper;
  const out = new Float64Array(values.length);
  for (let i = 0; i < out.length; i++) {
    const value = values[i] ?? NaN;
    out[i] = value > high ? high : value < low ? low : value;
  }
  return out;
}

/** Above this a double has no fraction. */
const WHOLE = 2 ** 52;
/** Adding this to a smaller number rounds it, as IEEE rounds: halves to the even neighbour. */
const ROUNDER = 1.5 * WHOLE;

/** Rounded to `decimals` places, halves to the even neighbour, as NumPy rounds. */
export function round(values: Float64Array, decimals: number): Float64Array {
  if (!Number.isInteger(decimals)) throw new RangeError(`decimals must be a whole number, not ${decimals}`);
  const scale = 10 ** Math.abs(decimals);
  const out = new Float64Array(values.length);
  if (decimals >= 0) {
    for (let i = 0; i < out.length; i++) out[i] = roundHalfToEven((values[i] ?? NaN) * scale) / scale;
  } else {
    for (let i = 0; i < out.length; i++) out[i] = roundHalfToEven((values[i] ?? NaN) / scale) * scale;
  }
  return out;
}

function roundHalfToEven(value: number): number {
  // the sign of a number that rounds to 0 stays
  return Math.abs(value) < WHOLE / 2 ? (Math.abs(value) + ROUNDER - ROUNDER) * Math.sign(value) : value;
}

/** From so many on, looking one up beats comparing with each. */
const MANY = 12;

/** 1 where the cell is one of `cells`; a missing cell is among them when one of them is missing. */
export function isIn(column: Column, cells: Iterable<Cell>): Uint8Array {
  const wanted = new Set<Cell>();
  for (const cell of cells) wanted.add(normal(cell));
  if (column.kind === "number" && wanted.size < MANY) return isAmong(column.values, wanted);
  return Uint8Array.from({ length: column.values.length }, (_, i) => Number(wanted.has(normal(cellAt(column, i)))));
}

function isAmong(values: Float64Array, wanted: ReadonlySet<Cell>): Uint8Array {
  const out = new Uint8Array(values.length);
  for (const cell of wanted) {
    if (cell === null) {
      for (let i = 0; i < out.length; i++) if (Number.isNaN(values[i] ?? NaN)) out[i] = 1;
    } else if (typeof cell === "number") {
      for (let i = 0; i < out.length; i++) if (values[i] === cell) out[i] = 1;
    }
  }
  return out;
}

/** Equal cells as the same key: booleans are 1 and 0 as in pandas, all that is missing is null. */
function normal(cell: Cell): Cell {
  if (isMissing(cell)) return null;
  return typeof cell === "boolean" ? Number(cell) : cell;
}
