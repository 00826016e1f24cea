import type { Cell, Column } from "../column.ts";
import { toNumbers, toStrings } from "../numeric.ts";
import { requireLength } from "../rows.ts";
import { isColumn, type Operand } from "./operand.ts";
import { type ArithmeticOperator, withColumn, withScalar } from "./operators.ts";

/**
 * Row by row. Numbers as in pandas (division by zero is infinite or `NaN`, `mod` has the sign of the divisor); booleans
 * count as 1 and 0; strings can be added to strings; of two dates the difference in milliseconds is taken, and to a
 * date milliseconds can be added. Missing on either side gives missing.
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

/** Whether a side is text: then missing cells beside it are missing text. */
function isText(side: Operand): boolean {
  return isColumn(side) ? side.kind === "string" : typeof side === "string";
}
