import { describe, mismatch, shorten } from "./describe.ts";
import { parseTimestamp } from "./timestamp.ts";

/** What a producer's message says, once its shape has been checked. The frame inside is text still: the decoder's work. */
export type ProducerMessage =
  | { readonly type: "whitelist"; readonly pairs: readonly string[] }
  | AnalyzedDfMessage
  | { readonly type: "exception"; readonly text: string }
  /** A type this program does not use (`status`, `entry`, `new_candle`, ...): nothing wrong with it. */
  | { readonly type: "other"; readonly name: string }
  /** Not a message as freqtrade writes them; `problem` names the field, what was expected and what was found. */
  | { readonly type: "invalid"; readonly problem: string }
  /** A type we know, without data. */
  | { readonly type: "empty"; readonly what: string };

/** One dataframe, or its newest rows. */
export interface AnalyzedDfMessage {
  readonly type: "analyzed_df";
  readonly pair: string;
  readonly timeframe: string;
  readonly candleType: string;
  /** The frame: JSON text, pandas' `orient="split"`. */
  readonly frameText: string;
  /** When the producer analysed it, epoch milliseconds; the fraction carries microseconds. */
  readonly analyzedAt: number;
}

type Invalid = Extract<ProducerMessage, { type: "invalid" }>;
type Fields = { readonly [key: string]: unknown };

/**
 * Reads one text frame from a producer. Never throws: what can't be read comes back as `invalid`.
 *
 * Costs about one `JSON.parse` of the text. Answers to freqtrade's `WSMessageSchema`, `WSWhitelistMessage` and
 * `WSAnalyzedDFMessage`; as there, a message of a known type whose data is null, 0, "", [] or {} is `empty`.
 *
 * @example
 * ```ts
 * import { parseMessage } from "./message.ts";
 *
 * const message = parseMessage('{"type":"whitelist","data":["BTC/USDT"]}');
 * if (message.type !== "whitelist" || message.pairs[0] !== "BTC/USDT") throw new Error("not read");
 * ```
 */
export function parseMessage(text: string): ProducerMessage {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch (error) {
    return invalid(`not JSON: ${shorten(error instanceof Error ? error.message : String(error), 120)}`);
  }
  if (!isObject(message)) return invalid(mismatch("the message", "an object", message));
  const { type, data } = message;
  switch (type) {
    case "whitelist":
      return isEmpty(data) ? { type: "empty", what: type } : readWhitelist(data);
    case "analyzed_df":
      return isEmpty(data) ? { type: "empty", what: type } : readAnalyzedDf(data);
    case "exception":
      return isEmpty(data) ? { type: "empty", what: type } : { type, text: exceptionText(data) };
  }
  return typeof type === "string" && type !== ""
    ? { type: "other", name: shorten(type) }
    : invalid(mismatch("type", "a string", type));
}

function readWhitelist(data: unknown): ProducerMessage {
  if (!Array.isArray(data)) return invalid(mismatch("data", "a list of pairs", data));
  const at = data.findIndex((pair) => typeof pair !== "string");
  return at < 0 ? { type: "whitelist", pairs: data } : invalid(mismatch(`data[${at}]`, "a pair", data[at]));
}

function readAnalyzedDf(data: unknown): ProducerMessage {
  if (!isObject(data)) return invalid(mismatch("data", 'an object with "key", "df" and "la"', data));
  const { key, df, la } = data;
  if (!Array.isArray(key) || key.length !== 3) {
    return invalid(mismatch("data.key", "a list of pair, timeframe and candle type", key));
  }
  const [pair, timeframe, candleType]: unknown[] = key;
  if (typeof pair !== "string") return invalid(mismatch("data.key[0]", "a pair", pair));
  if (typeof timeframe !== "string") return invalid(mismatch("data.key[1]", "a timeframe", timeframe));
  if (typeof candleType !== "string") return invalid(mismatch("data.key[2]", "a candle type", candleType));
  if (!isObject(df)) return invalid(mismatch("data.df", "a dataframe", df));
  if (df["__type__"] !== "dataframe") return invalid(mismatch("data.df.__type__", '"dataframe"', df["__type__"]));
  const frameText = df["__value__"];
  if (typeof frameText !== "string") return invalid(mismatch("data.df.__value__", "JSON text", frameText));
  const analyzedAt = parseTimestamp(la);
  if (analyzedAt === null) return invalid(mismatch("data.la", "an ISO 8601 date or a number of seconds", la));
  return { type: "analyzed_df", pair, timeframe, candleType, frameText, analyzedAt };
}

function exceptionText(data: unknown): string {
  return typeof data === "string" ? shorten(data, 500) : describe(data);
}

function invalid(problem: string): Invalid {
  return { type: "invalid", problem };
}

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Python's `not data`, for what JSON can say. */
function isEmpty(data: unknown): boolean {
  if (Array.isArray(data)) return data.length === 0;
  if (isObject(data)) return Object.keys(data).length === 0;
  return !data;
}
