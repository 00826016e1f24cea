import { parseMessage } from "./message.ts";

/** What {@linkcode peekMessage} can tell. */
export type MessageHead =
  | { readonly kind: "whitelist" }
  | {
    readonly kind: "frame";
    readonly pair: string;
    readonly timeframe: string;
    readonly candleType: string;
    readonly rows: "one" | "many";
    /** The one row's `date` as it stands on the wire, epoch milliseconds; null for many rows or a date that is none. */
    readonly candle: number | null;
  }
  | { readonly kind: "unknown" };

const UNKNOWN: MessageHead = { kind: "unknown" };

/** Freqtrade's spelling of a frame's head; another spelling is parsed when it is small, unknown when it is not. */
const FRAME_HEAD =
  /^\{"type":"analyzed_df","data":\{"key":\["([^"\\]*)","([^"\\]*)","([^"\\]*)"\],"df":\{"__type__":"dataframe","__value__":"\{\\"columns\\":\[/;
/** The index stands between columns and rows; more than one entry means more than one row. */
const INDEX = '],\\"index\\":[';
/** No text larger than this is parsed here: 1500 columns of one row fit. */
const PARSE_LIMIT = 64 << 10;

/**
 * A cheap look at a message, for a mailbox that keeps only the newest row of each candle while the engine is busy: right,
 * or `unknown`. `rows: "one"` is said of a text only after all of it has been parsed, because such a message may take
 * another's place.
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
  return peekManyRows(text) ?? (text.length > PARSE_LIMIT ? UNKNOWN : peekParsed(text));
}

/** Tells a frame of many rows by its head alone: its text can be megabytes. */
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

function readRows(frameText: string): { readonly count: number; readonly candle: number | null } | undefined {
  let frame: unknown;
  try {
    frame = JSON.parse(frameText);
  } catch {
    return undefined; // the engine will say what is wrong with it
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
