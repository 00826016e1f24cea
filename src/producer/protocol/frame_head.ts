import { startsWith } from "../../text/starts_with.ts";

/** The start of an `analyzed_df` message in freqtrade's exact format, up to the dataframe's text. */
export interface FrameHead {
  readonly pair: string;
  readonly timeframe: string;
  readonly candleType: string;
  /** The bytes of the head. */
  readonly raw: Uint8Array;
}

/**
 * Reads the start of an `analyzed_df` message. Returns null for any other message, and for a head that freqtrade would
 * spell in another way: `parseMessage` reads those.
 *
 * Heads repeat with every candle. A known one is only compared, and returned again as the same object.
 */
export function readFrameHead(message: Uint8Array): FrameHead | null {
  if (!startsWith(message, PREFIX)) return null;
  const hash = hashOfKey(message);
  const known = heads.get(hash);
  if (known !== undefined && startsWith(message, known.raw)) return known;
  const head = parseHead(message);
  if (head === null) return null;
  if (heads.size >= MAX_HEADS) heads.clear();
  heads.set(hash, head);
  return head;
}

/** The recent heads by the hash of their key. Of two heads with one hash the newer one is kept. */
const heads = new Map<number, FrameHead>();
const MAX_HEADS = 4096;

const encoder = new TextEncoder();
const PREFIX = encoder.encode('{"type":"analyzed_df","data":{"key":["');
const CLOSE = 93;
const HEAD =
  /^\{"type":"analyzed_df","data":\{"key":\["([^"\\\p{Cc}]*)","([^"\\\p{Cc}]*)","([^"\\\p{Cc}]*)"\],"df":\{"__type__":"dataframe","__value__":"/u;
/** A longer head is left to the parser. */
const MAX_HEAD_BYTES = 2048;
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

function parseHead(message: Uint8Array): FrameHead | null {
  const match = HEAD.exec(decoder.decode(message.subarray(0, MAX_HEAD_BYTES)));
  if (match === null) return null;
  const [text, pair = "", timeframe = "", candleType = ""] = match;
  const raw = encoder.encode(text);
  // text that is not UTF-8 was replaced
  return startsWith(message, raw) ? { pair, timeframe, candleType, raw } : null;
}

/** Hashes what stands between the prefix and the end of the key (FNV-1a). */
function hashOfKey(message: Uint8Array): number {
  let hash = 0x811c9dc5 | 0;
  const end = Math.min(message.length, MAX_HEAD_BYTES);
  for (let at = PREFIX.length; at < end && message[at] !== CLOSE; at++) {
    hash = Math.imul(hash ^ (message[at] ?? 0), 0x01000193);
  }
  return hash;
}
