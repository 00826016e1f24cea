import type { Cell, Column } from "../column.ts";
import { toNumbers, toStrings } from "../numeric.ts";
import { requireLength } from "../rows.ts";
import { isColumn, type Operand } from "./operand.ts";
import { type ArithmeticOperator, withColumn, withScalar } from "./operators.ts";

/**
 * Applies an operator row by row. A missing cell on either side makes the result missing.
 *
 * | left | right | result |
 * |---|---|---|
 * | numbers, booleans (1 and 0) | numbers, booleans | numbers |
 * | text | text, by `add` | text |
 * | dates | dates, by `sub` | milliseconds |
 * | dates | milliseconds, by `add` or `sub` | dates |
 *
 * @throws {TypeError} the operator has no meaning for these kinds
 * @throws {RangeError} the other column has another length
 */
export function arithmetic(operator: ArithmeticOperator, a: Column, b: Operand): Column {
  if (isColumn(b)) requireLength("other Series", b.values.length, a.values.length);
  if (operator === "add" && isText(a) && isText(b)) return concatenate(a, b);
  const left = toNumbers(a, `${operator}()`);
  const right = isColumn(b) ? toNumbers(b, `${operator}()`) : toNumber(b, operator);
  const values = typeof right === "number" ? withScalar(operator, left, right) : withColumn(operator, left, right);
  return { kind: resultKind(operator, a, b), values };
}

function resultKind(operator: ArithmeticOperator, a: Column, b: Operand): "number" | "date" {
  const otherIsDate = isColumn(b) && b.kind === "date";
  if (a.kind !== "date" && !otherIsDate) return "number";
  if (operator === "sub" && a.kind === "date") return otherIsDate ? "number" : "date";
  if (operator === "add" && !(a.kind === "date" && otherIsDate)) return "date";
  throw new TypeError(`${operator}() has no meaning for ${a.kind} and ${isColumn(b) ? b.kind : typeof b}`);
}

function toNumber(value: Cell, operator: ArithmeticOperator): number {
  if (typeof value !== "string") return value === null ? NaN : Number(value);
  throw new TypeError(`${operator}() needs numbers, not the string "${value.slice(0, 40)}"`);
}

function concatenate(a: Column, b: Operand): Column {
  const left = toStrings(a);
  const right = isColumn(b) ? toStrings(b) : null;
  const values = left.map((text, i) => {
    const other = right === null ? b as string : right[i] ?? null;
    return text === null || other === null ? null : text + other;
  });
  return { kind: "string", values };
}

function isText(side: Operand): boolean {
  return isColumn(side) ? side.kind === "string" : typeof side === "string";
}
