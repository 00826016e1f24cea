import type { TextRange } from "../text/text_range.ts";
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
  return scanText(json) ?? decodeParsed(parse(json));
}

/**
 * Decodes a dataframe where it lies in the message's bytes: the escaped text between the quotes of its JSON string. Returns
 * null for text in another form than pandas writes: parse the message and use {@linkcode decodeFrame} instead.
 *
 * The table is borrowed: its cells are valid until the next call.
 */
export function decodeEscapedFrame(escaped: TextRange): Table | null {
  return scanTable(escaped, true, true);
}

const encoder = new TextEncoder();

/** UTF-8 has no lone surrogates, so a text with one is left to the parser. */
function scanText(json: string): Table | null {
  if (!json.isWellFormed()) return null;
  const bytes = encoder.encode(json);
  return scanTable({ bytes, start: 0, end: bytes.length });
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new FrameDecodeError(`the dataframe is not valid JSON (${json.length} characters)`, { cause: error });
  }
}
