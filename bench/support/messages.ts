/** Messages like those of a freqtrade producer. The same arguments give the same message on every machine. */

const DEFAULT_COLUMNS = 60;
/** The rows at the start in which indicators are missing. */
const WARM_UP = 30;
/** The length of a candle in milliseconds. */
export const CANDLE_MS = 300_000;
const CANDLE_COLUMNS = ["date", "open", "high", "low", "close", "volume"];
const STATE_COLUMNS = ["is_green", "regime", "enter_long", "enter_tag", "exit_long", "exit_tag"];

/** The rows of a pair's endless dataframe that a message contains. */
export interface FrameSpan {
  readonly pair: string;
  /** The first row's number; row 0 is the candle that opened at 2026-01-01. */
  readonly first: number;
  readonly rows: number;
  /** Varies the values of a candle that is sent again. Default: 0. */
  readonly version?: number;
  /** When the last candle opens, in epoch milliseconds. Default: derived from the row number. */
  readonly lastOpensAt?: number;
  /** The number of columns, at least 12; the others are numeric indicators. Default: 60. */
  readonly columns?: number;
  /** The volume of every row. Default: a random one below 100. */
  readonly volume?: number;
}

/** Formats an `analyzed_df` message as it is sent over the websocket. */
export function frameMessage(span: FrameSpan): string {
  const { pair, first, rows, version = 0, lastOpensAt, columns = DEFAULT_COLUMNS } = span;
  const indicators = columns - CANDLE_COLUMNS.length - STATE_COLUMNS.length;
  const start = lastOpensAt === undefined ? Date.UTC(2026, 0, 1) : lastOpensAt - (first + rows - 1) * CANDLE_MS;
  const numbers = Array.from({ length: rows }, (_, i) => first + i);
  const data = numbers.map((row) => rowCells(span, row, start + row * CANDLE_MS, indicators));
  const names = [
    ...CANDLE_COLUMNS,
    ...Array.from({ length: indicators }, (_, i) => `indicator_${i}`),
    ...STATE_COLUMNS,
  ];
  const value = JSON.stringify({ columns: names, index: numbers, data });
  const analyzedAt = new Date(start + (first + rows) * CANDLE_MS + version).toISOString().replace("Z", "+00:00");
  return JSON.stringify({
    type: "analyzed_df",
    data: { key: [pair, "5m", "spot"], df: { __type__: "dataframe", __value__: value }, la: analyzedAt },
  });
}

function rowCells(
  { pair, version = 0, volume }: FrameSpan,
  row: number,
  date: number,
  indicatorCount: number,
): readonly unknown[] {
  const random = mulberry32(hash(pair) ^ Math.imul(row, 2654435761) ^ Math.imul(version, 40503));
  const price = (): number => round(1000 * (1 + 0.1 * random()));
  const indicators = Array.from({ length: indicatorCount }, () => row < WARM_UP ? null : round(100 * random() - 20));
  const entry = random() < 0.05;
  return [
    date,
    ...[price(), price(), price(), price(), volume ?? Math.floor(random() * 100)],
    ...indicators,
    ...[random() < 0.5, random() < 0.5 ? "up" : "down", entry ? 1 : null, entry ? "rule" : "", null, ""],
  ];
}

/** Rounds to ten decimals, as pandas does. */
function round(value: number): number {
  return Number(value.toFixed(10));
}

function hash(text: string): number {
  let h = 2166136261;
  for (const character of text) h = Math.imul(h ^ (character.codePointAt(0) ?? 0), 16777619);
  return h;
}

/** Makes a seeded generator of numbers from 0 to 1. */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
