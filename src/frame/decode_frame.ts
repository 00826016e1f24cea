import { FrameDecodeError } from "./frame_decode_error.ts";
import { decodeParsed } from "./decode_parsed.ts";
import { scanTable } from "./scan_table.ts";
import type { Table } from "./table.ts";

/**
 * Reads a dataframe from the JSON text of the wire: pandas' `orient="split"`, already unescaped once by the parser of the
 * message. Answers to freqtrade's `json_to_dataframe`, with two differences: strings that look like numbers stay strings,
 * and `date` alone is a date.
 *
 * Nulls are `NaN` in numbers and dates and `null` in strings; so is pandas' NaT (-9223372036854775808). Numbers are read
 * bit for bit as `JSON.parse` reads them. A list or object in a cell becomes its JSON text.
 *
 * @throws {FrameDecodeError} when the text is no JSON or no such dataframe.
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
 * The same for the text as it stands in the message, between the quotes of its JSON string: a whole copy of it is saved.
 * Null for a text that pandas would not have written; that is for `JSON.parse` and {@linkcode decodeFrame}.
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
