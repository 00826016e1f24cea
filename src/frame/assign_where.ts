import { type Cell, type Column, isMissing, type Kind } from "./column.ts";
import {
  convertColumn,
  copyRows,
  getUnifiableKind,
  type UnifiableKind,
  unifyKinds,
  writeCell,
  writeColumn,
} from "./storage.ts";

/**
 * Returns the column with `value` in the rows where the mask is 1. Answers to pandas' `loc[mask, column] = value`.
 *
 * If the kinds differ, the result has the kind that can hold both. If no row matches, it is the column itself.
 */
export function assignWhere(column: Column, mask: Uint8Array, value: Cell | Column): Column {
  const chosen = mask.reduce((count, bit) => count + bit, 0);
  if (chosen === 0) return column;
  const result = copyRows(convertColumn(column, findKind(column, value, chosen === mask.length)), 0, mask.length);
  for (let i = 0; i < mask.length; i++) {
    if (mask[i] !== 1) continue;
    if (isColumn(value)) writeColumn(result, i, value, i, 1);
    else writeCell(result, i, value);
  }
  return result;
}

function isColumn(value: Cell | Column): value is Column {
  return typeof value === "object" && value !== null;
}

function findKind(column: Column, value: Cell | Column, whole: boolean): Kind {
  const added = isColumn(value) ? getUnifiableKind(value) : getCellKind(value);
  if (whole && column.kind !== "date") return unifyKinds(added, added);
  if (added === column.kind) return added;
  return unifyKinds(getUnifiableKind(column), added);
}

function getCellKind(cell: Cell): UnifiableKind {
  if (isMissing(cell)) return "missing";
  return typeof cell as "string" | "number" | "boolean";
}
