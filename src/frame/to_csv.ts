import type { Frame } from "./frame.ts";

/**
 * Formats a frame as CSV text, with a header line and `\n` line ends. Answers to pandas' `to_csv(index=False)`.
 *
 * | cell | text |
 * |---|---|
 * | missing | empty |
 * | boolean | `True` or `False` |
 * | number | the shortest form that reads back as the same number; `inf`, `-inf` |
 * | date | ISO 8601 with a `T`: `2026-11-21T07:20:00+00:00`. pandas writes a space |
 * | string | in quotes only if it contains a comma, a quote or a line break |
 *
 * @example
 * ```ts
 * import { Frame, toCsv } from "consumer";
 *
 * const frame = Frame.from({ date: [Date.UTC(2026, 10, 21, 7, 20)], rsi: [null], tag: ['a "b", c'] });
 * if (toCsv(frame) !== 'date,rsi,tag\n2026-11-21T07:20:00+00:00,,"a ""b"", c"\n') throw new Error(toCsv(frame));
 * ```
 */
export function toCsv(frame: Frame): string {
  return frame.toCsv();
}
