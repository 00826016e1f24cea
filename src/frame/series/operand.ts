import type { Cell, Column } from "../column.ts";

/** The right side of an operation: a column of the same length, or one value for all rows. */
export type Operand = Column | Cell;

/** Whether an operand is a column. */
export function isColumn(operand: Operand): operand is Column {
  return typeof operand === "object" && operand !== null;
}
