import type { Cell } from "../src/frame/column.ts";
import { decodeFrame } from "../src/frame/decode_frame.ts";
import { FrameBuffer } from "../src/frame/frame_buffer.ts";
import { mergeInformativePair } from "../src/frame/merge_informative_pair.ts";
import type { Table } from "../src/frame/table.ts";

const ROWS = 1500, COLUMNS = 60, CANDLE_MS = 300_000;

/** Returns the JSON that pandas writes for a frame of 60 columns, most of them indicators with ten decimals. */
function frameText(firstRow: number, rows: number): string {
  const names = ["date", "open", "high", "low", "close", "volume"];
  while (names.length < COLUMNS - 2) names.push(`indicator_${names.length}`);
  names.push("enter_long", "enter_tag");
  const index = Array.from({ length: rows }, (_, i) => firstRow + i);
  const data = index.map((row) =>
    names.map((name, i): Cell => {
      if (name === "date") return row * CANDLE_MS;
      if (name === "enter_long") return row % 7 === 0 ? 1 : null;
      if (name === "enter_tag") return row % 7 === 0 ? "rsi_cross" : null;
      return Number((1000 + 300 * Math.sin(row / 9 + i)).toFixed(10));
    })
  );
  return JSON.stringify({ columns: names, index, data });
}

const fullText = frameText(0, ROWS);
const rowText = frameText(ROWS, 1);
const full = decodeFrame(fullText);

function withDate(table: Table, date: number): Table {
  return { ...table, data: [{ kind: "date", values: Float64Array.of(date) }, ...table.data.slice(1)] };
}

const lastRow = decodeFrame(frameText(ROWS - 1, 1));
const updated = FrameBuffer.from(full);
const growing = FrameBuffer.from(full);
const readBetween = FrameBuffer.from(full);
let next = ROWS;

Deno.bench("JSON.parse of 1500 x 60, for comparison", { group: "decode 1500 x 60", baseline: true }, () => {
  JSON.parse(fullText);
});
Deno.bench("decodeFrame() of 1500 x 60", { group: "decode 1500 x 60" }, () => {
  decodeFrame(fullText);
});

Deno.bench("JSON.parse of one row, for comparison", { group: "decode one row", baseline: true }, () => {
  JSON.parse(rowText);
});
Deno.bench("decodeFrame() of one row", { group: "decode one row" }, () => {
  decodeFrame(rowText);
});

Deno.bench("FrameBuffer.from() of 1500 x 60", () => {
  FrameBuffer.from(full);
});
Deno.bench("FrameBuffer.merge() replaces the running candle", () => {
  updated.merge(lastRow);
});
Deno.bench("FrameBuffer.merge() appends a candle", () => {
  growing.merge(withDate(lastRow, next++ * CANDLE_MS));
});
Deno.bench("FrameBuffer.merge() and snapshot() in turn", () => {
  readBetween.merge(lastRow);
  readBetween.snapshot();
});
Deno.bench("FrameBuffer.snapshot()", () => {
  updated.snapshot();
});
Deno.bench("a snapshot's five columns", () => {
  const frame = updated.snapshot();
  for (const name of ["open", "high", "low", "close", "volume"]) frame.col(name);
});

Deno.bench("mergeInformativePair() on one timeframe", (bench) => {
  const frame = updated.snapshot();
  const base = frame.select("date", "open", "high", "low", "close", "volume");
  bench.start();
  mergeInformativePair(base, frame, "5m", "5m", { appendTimeframe: false, suffix: "default" });
  bench.end();
});
Deno.bench("mergeInformativePair() of an hourly frame", (bench) => {
  const frame = updated.snapshot();
  const base = frame.select("date", "open", "high", "low", "close", "volume");
  bench.start();
  mergeInformativePair(base, frame, "5m", "1h");
  bench.end();
});
