import { parseMessage } from "./message.ts";

/**
 * Finds out cheaply what a message is, for a queue that keeps only the newest row of each candle. It returns the truth, or
 * `unknown`. It returns `rows: "one"` only after it has parsed the whole text, because such a message may replace another.
 *
 * @example
 * ```ts
 * import { peekMessage } from "./peek.ts";
 *
 * const df = { __type__: "dataframe", __value__: '{"columns":["date"],"index":[7],"data":[[1795395000000]]}' };
 * const data = { key: ["BTC/USDT", "5m", "spot"], df, la: "2026-11-23T00:58:26Z" };
 * const head = peekMessage(JSON.stringify({ type: "analyzed_df", data }));
 * if (head.kind !== "frame" || head.rows !== "one" || head.candle !== 1795395000000) throw new Error(head.kind);
 * ```
 */
export function peekMessage(text: string): MessageHead {
  return peekManyRows(text) ?? (text.length > MAX_PARSED_LENGTH ? UNKNOWN : peekParsed(text));
}

/** Recognises a dataframe of many rows by its start, because its text can be megabytes. */
function peekManyRows(text: string): MessageHead | undefined {
  const head = FRAME_HEAD.exec(text);
  if (head === null) return undefined;
  const index = text.indexOf(INDEX, head[0].length - 1);
  if (index < 0) return undefined;
  const from = index + INDEX.length;
  const comma = text.indexOf(",", from);
  const end = text.indexOf("]", from);
  if (comma < 0 || end < 0 || comma > end) return undefined;
  const [, pair = "", timeframe = "", candleType = ""] = head;
  return { kind: "frame", pair, timeframe, candleType, rows: "many", candle: null };
}

function peekParsed(text: string): MessageHead {
  const message = parseMessage(text);
  if (message.type === "whitelist") return { kind: "whitelist" };
  if (message.type !== "analyzed_df") return UNKNOWN;
  const rows = readRows(message.frameText);
  if (rows === undefined || rows.count === 0) return UNKNOWN;
  const { pair, timeframe, candleType } = message;
  return rows.count === 1
    ? { kind: "frame", pair, timeframe, candleType, rows: "one", candle: rows.candle }
    : { kind: "frame", pair, timeframe, candleType, rows: "many", candle: null };
}

/** What {@linkcode peekMessage} finds. */
export type MessageHead =
  | { readonly kind: "whitelist" }
  | {
    readonly kind: "frame";
    readonly pair: string;
    readonly timeframe: string;
    readonly candleType: string;
    readonly rows: "one" | "many";
    /** The `date` of a single row, in epoch milliseconds. Null for many rows, or when the date is invalid. */
    readonly candle: number | null;
  }
  | { readonly kind: "unknown" };

const UNKNOWN: MessageHead = { kind: "unknown" };

/** The start of a dataframe message in freqtrade's exact format. A small message in another format is parsed. */
const FRAME_HEAD =
  /^\{"type":"analyzed_df","data":\{"key":\["([^"\\]*)","([^"\\]*)","([^"\\]*)"\],"df":\{"__type__":"dataframe","__value__":"\{\\"columns\\":\[/;
/** The index stands between columns and rows. More than one entry means more than one row. */
const INDEX = '],\\"index\\":[';
/** The largest text that is parsed here. One row with 1500 columns fits. */
const MAX_PARSED_LENGTH = 64 << 10;

function readRows(frameText: string): { readonly count: number; readonly candle: number | null } | undefined {
  let frame: unknown;
  try {
    frame = JSON.parse(frameText);
  } catch {
    return undefined; // the engine reports what is wrong with it
  }
  if (typeof frame !== "object" || frame === null) return undefined;
  const { columns, data } = frame as { columns?: unknown; data?: unknown };
  if (!Array.isArray(columns) || !Array.isArray(data)) return undefined;
  const row: unknown = data[0];
  const at = columns.indexOf("date");
  const clear = at >= 0 && columns.lastIndexOf("date") === at && Array.isArray(row) && row.length === columns.length;
  const candle: unknown = clear ? row[at] : null;
  return { count: data.length, candle: Number.isSafeInteger(candle) ? candle as number : null };
}
