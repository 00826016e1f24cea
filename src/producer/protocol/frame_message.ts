import type { AnalyzedDfMessage } from "./message.ts";
import { parseTimestamp } from "./timestamp.ts";

/** An `analyzed_df` message whose dataframe is still escaped, as it stands between the quotes of its JSON string. */
export interface EscapedFrameMessage extends Omit<AnalyzedDfMessage, "frameText"> {
  readonly escapedFrame: string;
}

const HEAD =
  /^\{"type":"analyzed_df","data":\{"key":\["([^"\\\p{Cc}]*)","([^"\\\p{Cc}]*)","([^"\\\p{Cc}]*)"\],"df":\{"__type__":"dataframe","__value__":"/u;
const FRAME_END = '"},"la":"';
const MESSAGE_END = '"}}';

/**
 * Splits an `analyzed_df` message in freqtrade's exact format, without parsing or copying its megabytes. Returns null for
 * any other text, valid or not; `parseMessage` reads those.
 *
 * The result is valid only if the dataframe can be decoded to its end, which proves that the text is valid JSON.
 */
export function readFrameMessage(text: string): EscapedFrameMessage | null {
  const head = HEAD.exec(text);
  if (head === null || !text.endsWith(MESSAGE_END)) return null;
  const [{ length }, pair = "", timeframe = "", candleType = ""] = head;
  const end = text.lastIndexOf(FRAME_END);
  if (end < length) return null;
  const la = text.slice(end + FRAME_END.length, -MESSAGE_END.length);
  // A date with an escape is left to JSON.parse.
  const analyzedAt = la.includes("\\") ? null : parseTimestamp(la);
  if (analyzedAt === null) return null;
  return { type: "analyzed_df", pair, timeframe, candleType, escapedFrame: text.slice(length, end), analyzedAt };
}
