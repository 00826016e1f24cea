import { startsWith } from "../../text/starts_with.ts";
import type { TextRange } from "../../text/text_range.ts";
import { type FrameHead, readFrameHead } from "./frame_head.ts";
import { parseTimestamp, parseUtcTimestamp } from "./timestamp.ts";

/** An `analyzed_df` message whose dataframe is still escaped, as it stands between the quotes of its JSON string. */
export interface EscapedFrameMessage {
  readonly head: FrameHead;
  readonly frame: TextRange;
  /** When the producer analysed it, in epoch milliseconds. The fraction carries microseconds. */
  readonly analyzedAt: number;
}

const encoder = new TextEncoder();
const FRAME_END = encoder.encode('"},"la":"');
const MESSAGE_END = encoder.encode('"}}');
const QUOTE = 34, BACKSLASH = 92;
/** The longest time that freqtrade writes has 32 characters. */
const MAX_TIME_LENGTH = 64;

/**
 * Splits an `analyzed_df` message in freqtrade's exact format, without parsing or copying its megabytes. Returns null for
 * any other text, valid or not; `parseMessage` reads those.
 *
 * The result is valid only if the dataframe can be decoded to its end, which proves that the text is valid JSON.
 *
 * @param bytes the whole message in UTF-8
 */
export function readFrameMessage(bytes: Uint8Array): EscapedFrameMessage | null {
  const head = readFrameHead(bytes);
  if (head === null) return null;
  const timeEnd = bytes.length - MESSAGE_END.length;
  if (timeEnd < 0 || !startsWith(bytes, MESSAGE_END, timeEnd)) return null;
  const timeStart = findTime(bytes, timeEnd);
  const start = head.raw.length;
  const end = timeStart - FRAME_END.length;
  if (end < start || !startsWith(bytes, FRAME_END, end)) return null;
  const analyzedAt = readTime(bytes, timeStart, timeEnd);
  return analyzedAt === null ? null : { head, frame: { bytes, start, end }, analyzedAt };
}

/** Returns where the text that ends at `end` begins, or -1. A time with an escape is left to JSON.parse. */
function findTime(bytes: Uint8Array, end: number): number {
  for (let at = end - 1; at >= 0 && at >= end - MAX_TIME_LENGTH; at--) {
    if (bytes[at] === QUOTE) return at + 1;
    if (bytes[at] === BACKSLASH) return -1;
  }
  return -1;
}

function readTime(bytes: Uint8Array, start: number, end: number): number | null {
  return parseUtcTimestamp(bytes, start, end) ?? parseTimestamp(String.fromCharCode(...bytes.subarray(start, end)));
}
