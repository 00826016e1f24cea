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
 * The column with `value` where the mask is 1 and its own cells elsewhere: pandas' `loc[mask, column] = value`. Where the
 * kinds differ the result has the kind that holds both.
 */
export function assignWhere(column: Column, mask: Uint8Array, value: Cell | Column): Column {
  const chosen = mask.reduce((count, bit) => count + bit, 0);
  if (chosen === 0) return column;
  const result = copyRows(convertColumn(column, kindAfter(column, value, chosen === mask.length)), 0, mask.length);
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

function kindAfter(column: Column, value: Cell | Column, whole: boolean): Kind {
  const added = isColumn(value) ? getUnifiableKind(value) : kindOfCell(value);
  if (whole && column.kind !== "date") return unifyKinds(added, added);
  if (added === column.kind) return added;
  return unifyKinds(getUnifiableKind(column), added);
}

function kindOfCell(cell: Cell): UnifiableKind {
  if (isMissing(cell)) return "missing";
  return typeof cell as "string" | "number" | "boolean";
}
