import { describeValue } from "../../text/describe_value.ts";
import { errorText } from "../../text/error_text.ts";
import { describeMismatch } from "./mismatch.ts";
import { shorten } from "./shorten.ts";
import { parseTimestamp } from "./timestamp.ts";

/** A producer's message whose shape has been checked. Its dataframe is still text, for the decoder. */
export type ProducerMessage =
  | { readonly type: "whitelist"; readonly pairs: readonly string[] }
  | AnalyzedDfMessage
  | { readonly type: "exception"; readonly text: string }
  /** A valid message of a type that the program does not use: `status`, `entry`, `new_candle` ... */
  | { readonly type: "other"; readonly name: string }
  /** Not a message in freqtrade's format. `problem` names the field, what was expected and what was found. */
  | { readonly type: "invalid"; readonly problem: string }
  /** A message of a known type without data. */
  | { readonly type: "empty"; readonly what: string };

/** A dataframe, or its newest rows. */
export interface AnalyzedDfMessage {
  readonly type: "analyzed_df";
  readonly pair: string;
  readonly timeframe: string;
  readonly candleType: string;
  /** The dataframe as JSON text in pandas' `orient="split"`. */
  readonly frameText: string;
  /** When the producer analysed it, in epoch milliseconds. The fraction carries microseconds. */
  readonly analyzedAt: number;
}

type Invalid = Extract<ProducerMessage, { type: "invalid" }>;
type Fields = { readonly [key: string]: unknown };

/**
 * Parses one text frame of a producer. It never throws: an unreadable message is returned as `invalid`.
 *
 * It costs about one `JSON.parse` of the text. It follows freqtrade's `WSMessageSchema`, `WSWhitelistMessage` and
 * `WSAnalyzedDFMessage`. As there, a message of a known type whose data is null, 0, "", [] or {} is `empty`.
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
    return makeInvalid(`the message is not valid JSON: ${shorten(errorText(error), 120)}`);
  }
  if (!isObject(message)) return makeInvalid(describeMismatch("the message", "an object", message));
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
    : makeInvalid(describeMismatch("type", "a string", type));
}

function readWhitelist(data: unknown): ProducerMessage {
  if (!Array.isArray(data)) return makeInvalid(describeMismatch("data", "a list of pairs", data));
  const at = data.findIndex((pair) => typeof pair !== "string");
  return at < 0 ? { type: "whitelist", pairs: data } : makeInvalid(describeMismatch(`data[${at}]`, "a pair", data[at]));
}

function readAnalyzedDf(data: unknown): ProducerMessage {
  if (!isObject(data)) return makeInvalid(describeMismatch("data", 'an object with "key", "df" and "la"', data));
  const { key, df, la } = data;
  if (!Array.isArray(key) || key.length !== 3) {
    return makeInvalid(describeMismatch("data.key", "a list of pair, timeframe and candle type", key));
  }
  const [pair, timeframe, candleType]: unknown[] = key;
  if (typeof pair !== "string") return makeInvalid(describeMismatch("data.key[0]", "a pair", pair));
  if (typeof timeframe !== "string") return makeInvalid(describeMismatch("data.key[1]", "a timeframe", timeframe));
  if (typeof candleType !== "string") return makeInvalid(describeMismatch("data.key[2]", "a candle type", candleType));
  if (!isObject(df)) return makeInvalid(describeMismatch("data.df", "a dataframe", df));
  if (df["__type__"] !== "dataframe") {
    return makeInvalid(describeMismatch("data.df.__type__", '"dataframe"', df["__type__"]));
  }
  const frameText = df["__value__"];
  if (typeof frameText !== "string") return makeInvalid(describeMismatch("data.df.__value__", "JSON text", frameText));
  const analyzedAt = parseTimestamp(la);
  if (analyzedAt === null) {
    return makeInvalid(describeMismatch("data.la", "an ISO 8601 date or a number of seconds", la));
  }
  return { type: "analyzed_df", pair, timeframe, candleType, frameText, analyzedAt };
}

function exceptionText(data: unknown): string {
  return typeof data === "string" ? shorten(data, 500) : describeValue(data);
}

function makeInvalid(problem: string): Invalid {
  return { type: "invalid", problem };
}

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Returns Python's `not data` for a JSON value. */
function isEmpty(data: unknown): boolean {
  if (Array.isArray(data)) return data.length === 0;
  if (isObject(data)) return Object.keys(data).length === 0;
  return !data;
}
