import { type Cell, type Column, repeatCell } from "./column.ts";
import { requireLength } from "./rows.ts";
import { Series } from "./series.ts";
import { chooseNumbers, numbersOf } from "./series/choose.ts";
import { copyRows } from "./storage.ts";
import { assignWhere } from "./assign_where.ts";

/**
 * Returns a Series with `value` in the rows where the mask is true, and `other` in the rest. Answers to NumPy's
 * `where(mask, value, other)`.
 *
 * @param mask a boolean Series; a missing cell counts as false
 * @param value one cell for all rows, or a Series of the same length
 * @param other like `value`; `null` leaves these rows missing
 * @throws {RangeError} a Series has another length than the mask
 *
 * @example
 * ```ts
 * import { Series, where } from "consumer";
 *
 * const rsi = Series.of([25, null, 75]);
 * const zone = where(rsi.gt(70), "high", where(rsi.lt(30), "low", null));
 * if (String(zone.toArray()) !== "low,,high") throw new Error();
 * ```
 */
export function where(mask: Series, value: Series | Cell, other: Series | Cell): Series {
  for (const [name, side] of Object.entries({ value, other })) {
    if (side instanceof Series) requireLength(name, side.length, mask.length);
  }
  const bits = mask.mask;
  const chosen = numbersOf(value instanceof Series ? value.column : value);
  const rest = numbersOf(other instanceof Series ? other.column : other);
  // both sides are numbers or null
  if (chosen !== undefined && rest !== undefined) {
    return new Series({ kind: "number", values: chooseNumbers(bits, chosen, rest) });
  }
  const base: Column = other instanceof Series
    ? copyRows(other.column, 0, mask.length)
    : repeatCell(other, mask.length);
  return new Series(assignWhere(base, bits, value instanceof Series ? value.column : value));
}
