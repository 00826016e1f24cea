import { type Cell, cellAt, type Column, isMissing } from "../column.ts";

/** Returns a mask with 1 where the cell is one of `cells`. A missing cell among them stands for all missing ones. */
export function isIn(column: Column, cells: Iterable<Cell>): Uint8Array {
  const wanted = new Set<Cell>();
  for (const cell of cells) wanted.add(toKey(cell));
  if (column.kind === "number" && wanted.size < MIN_FOR_LOOKUP) return isAmong(column.values, wanted);
  return Uint8Array.from({ length: column.values.length }, (_, i) => Number(wanted.has(toKey(cellAt(column, i)))));
}

/** With fewer cells, comparing each value with all of them is faster than a lookup. */
const MIN_FOR_LOOKUP = 12;

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

/** Returns the same key for equal cells: booleans equal 1 and 0, as in pandas, and all missing cells are null. */
function toKey(cell: Cell): Cell {
  if (isMissing(cell)) return null;
  return typeof cell === "boolean" ? Number(cell) : cell;
}
