import { FrameDecodeError } from "./frame_decode_error.ts";
import { decodeParsed } from "./decode_parsed.ts";
import { scanTable } from "./scan_table.ts";
import type { Table } from "./table.ts";

/**
 * Decodes a dataframe from JSON in pandas' `orient="split"`, the format on the wire. Answers to freqtrade's
 * `json_to_dataframe`, with two differences: strings that look like numbers stay strings, and only `date` is a date.
 *
 * | cell | becomes |
 * |---|---|
 * | `null`, or pandas' NaT (-9223372036854775808) | missing: `NaN` among numbers and dates, else `null` |
 * | a number | the same double that `JSON.parse` returns |
 * | a list or an object | its JSON text |
 *
 * @param json the text after the message's own JSON has been parsed
 * @throws {FrameDecodeError} the text is not JSON, or not a dataframe
 *
 * @example
 * ```ts
 * import { decodeFrame } from "./decode_frame.ts";
 *
 * const table = decodeFrame('{"columns":["date","rsi"],"index":[0],"data":[[1795396080000,38.5]]}');
 * if (table.rows !== 1 || table.data[1]?.values[0] !== 38.5) throw new Error("not read");
 * ```
 */
export function decodeFrame(json: string): Table {
  return scanTable(json) ?? decodeParsed(parse(json));
}

/**
 * Decodes a dataframe from the escaped text inside the message, between the quotes of its JSON string. This saves a copy
 * of the text. Returns null for text in another form than pandas writes: parse the message and use
 * {@linkcode decodeFrame} instead.
 */
export function decodeEscapedFrame(escaped: string): Table | null {
  return scanTable(escaped, true);
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new FrameDecodeError(`the dataframe is not valid JSON (${json.length} characters)`, { cause: error });
  }
}
