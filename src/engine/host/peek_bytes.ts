import { DATE_COLUMN } from "../../frame/column.ts";
import { decodeEscapedFrame } from "../../frame/decode_frame.ts";
import { readFrameMessage } from "../../producer/protocol/frame_message.ts";
import { type MessageHead, peekMessage } from "../../producer/protocol/peek.ts";

/**
 * Finds out what a message is, like {@linkcode peekMessage}. A row in freqtrade's exact format is decoded where it lies,
 * which takes a few microseconds.
 *
 * @param bytes the whole message in UTF-8
 */
export function peekBytes(bytes: Uint8Array): MessageHead {
  if (bytes.length > MAX_DECODED_BYTES) return peekMessage(decoder.decode(bytes.subarray(0, START_BYTES)));
  return peekRows(bytes) ?? peekMessage(decoder.decode(bytes));
}

function peekRows(bytes: Uint8Array): MessageHead | null {
  const message = readFrameMessage(bytes);
  const table = message === null ? null : decodeEscapedFrame(message.frame);
  if (message === null || table === null || table.rows === 0) return null;
  const { pair, timeframe, candleType } = message.head;
  if (table.rows > 1) return { kind: "frame", pair, timeframe, candleType, rows: "many", candle: null };
  const date = table.data[table.columns.indexOf(DATE_COLUMN)]?.values[0];
  return {
    kind: "frame",
    pair,
    timeframe,
    candleType,
    rows: "one",
    candle: Number.isSafeInteger(date) ? Number(date) : null,
  };
}

/** The columns of a long message stand in this part. It can't be parsed, so that a long message that is no dataframe is unknown. */
const START_BYTES = 128 << 10;
/** One row with 1500 columns fits. */
const MAX_DECODED_BYTES = 64 << 10;
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
