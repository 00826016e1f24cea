/**
 * Formats a value as one line of JSON with its line end. Characters that a terminal could obey are escaped (`\u009b`), which
 * changes no value.
 *
 * @example
 * ```ts
 * import { formatJsonLine } from "./json_line.ts";
 * if (formatJsonLine({ tag: "a\u009b2J" }) !== '{"tag":"a\\u009b2J"}\n') throw new Error("not escaped");
 * ```
 */
export function formatJsonLine(value: unknown): string {
  return `${escapeJson(JSON.stringify(value))}\n`;
}

/** Escapes the same characters in a text that is JSON already. */
export function escapeJson(json: string): string {
  return json.replaceAll(UNPRINTABLE, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Control characters above those that JSON escapes itself, line ends of Unicode, and changes of the writing direction. */
const UNPRINTABLE = /[\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
