import fc from "fast-check";
import type { Cell } from "../../src/frame/column.ts";
import { decodeFrame } from "../../src/frame/decode_frame.ts";
import type { Frame } from "../../src/frame/frame.ts";
import { FrameBuffer } from "../../src/frame/frame_buffer.ts";
import type { Table } from "../../src/frame/table.ts";
import { assert, assertEquals, assertThrows } from "../support/assert.ts";
import { assertCells, cellsOf } from "./golden.ts";

const HOUR = 3_600_000;

type Row = Readonly<Record<string, Cell>>;

function tableOf(rows: readonly Row[], columns: readonly string[]): Table {
  const data = rows.map((row) => columns.map((name) => row[name] ?? null));
  return decodeFrame(JSON.stringify({ columns, index: rows.map((_, i) => i), data }));
}

/** Makes hourly candles, starting with candle `first`. */
function hours(first: number, count: number, close = 0): Table {
  const rows = Array.from({ length: count }, (_, i) => ({ date: (first + i) * HOUR, close: close + first + i }));
  return tableOf(rows, ["date", "close"]);
}

function dates(frame: Frame): number[] {
  return Array.from(frame.col("date").values, (date) => date / HOUR);
}

Deno.test("FrameBuffer appends like freqtrade: the same day again, the next, an overlap, one more", () => {
  const buffer = FrameBuffer.from(hours(0, 24));
  assertEquals(buffer.merge(hours(0, 24)), "updated");
  assertEquals(buffer.rows, 24);
  assertEquals(buffer.merge(hours(24, 24)), "appended");
  assertEquals(buffer.rows, 48);
  assertEquals(buffer.merge(hours(36, 24)), "appended");
  assertEquals(buffer.rows, 60);
  assertEquals(buffer.merge(hours(60, 1)), "appended");
  assertEquals([buffer.rows, buffer.firstDate, buffer.lastDate], [61, 0, 60 * HOUR]);
  assertEquals(dates(buffer.snapshot()), Array.from({ length: 61 }, (_, i) => i));
});

Deno.test("FrameBuffer replaces the running candle in place", () => {
  const buffer = FrameBuffer.from(hours(0, 3));
  assertEquals(buffer.merge(hours(2, 1, 100)), "updated");
  assertEquals(cellsOf(buffer.snapshot())["close"], [0, 1, 102]);
});

Deno.test("FrameBuffer keeps rows that are later than the merged table", () => {
  const buffer = FrameBuffer.from(hours(0, 10));
  assertEquals(buffer.merge(hours(3, 2, 100)), "updated");
  assertEquals(cellsOf(buffer.snapshot())["close"], [0, 1, 2, 103, 104, 5, 6, 7, 8, 9]);
  assertEquals(buffer.merge(hours(-3, 2)), "updated");
  assertEquals(dates(buffer.snapshot()), [-3, -2, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

Deno.test("FrameBuffer keeps the last maxRows rows however they are merged", () => {
  const buffer = FrameBuffer.from(hours(0, 100), 10);
  assertEquals([buffer.rows, buffer.firstDate], [10, 90 * HOUR]);
  for (let hour = 100; hour < 200; hour++) buffer.merge(hours(hour, 1));
  assertEquals(dates(buffer.snapshot()), [190, 191, 192, 193, 194, 195, 196, 197, 198, 199]);
  buffer.merge(hours(195, 30));
  assertEquals(dates(buffer.snapshot())[0], 215);
  assertEquals(buffer.rows, 10);
});

Deno.test("FrameBuffer without rows adopts the first table unchanged", () => {
  const buffer = FrameBuffer.from(decodeFrame('{"columns":[],"index":[],"data":[]}'));
  assertEquals([buffer.rows, buffer.firstDate, buffer.lastDate, buffer.snapshot().empty], [0, null, null, true]);
  assertEquals(buffer.merge(hours(5, 2)), "appended");
  assertEquals(dates(buffer.snapshot()), [5, 6]);
  assertEquals(buffer.merge(decodeFrame('{"columns":["date"],"index":[],"data":[]}')), "updated");
  assertEquals(buffer.rows, 2);
});

Deno.test("FrameBuffer fills a column that only one side has with missing cells, not with 0", () => {
  const buffer = FrameBuffer.from(tableOf([{ date: 0, old: 1, flag: true }], ["date", "old", "flag"]));
  buffer.merge(tableOf([{ date: HOUR, fresh: 5, tag: "x" }], ["date", "fresh", "tag"]));
  assertEquals(cellsOf(buffer.snapshot()), {
    date: [0, HOUR],
    old: [1, null],
    flag: [1, null],
    fresh: [null, 5],
    tag: [null, "x"],
  });
});

Deno.test("FrameBuffer converts columns to the kind that holds both sides", () => {
  const columns = ["date", "tag", "mixed", "flag"];
  const buffer = FrameBuffer.from(tableOf([{ date: 0, tag: null, mixed: 1, flag: true }], columns));
  buffer.merge(tableOf([{ date: 1, tag: "enter", mixed: "one", flag: false }], columns));
  buffer.merge(tableOf([{ date: 2, tag: null, mixed: null, flag: null }], columns));
  const frame = buffer.snapshot();
  assertEquals(columns.map((name) => frame.col(name).kind), ["date", "string", "object", "number"]);
  assertEquals(cellsOf(frame), {
    date: [0, 1, 2],
    tag: [null, "enter", null],
    mixed: [1, "one", null],
    flag: [1, 0, null],
  });
});

Deno.test("a snapshot keeps its last row when the buffer overwrites it before the first read", () => {
  const buffer = FrameBuffer.from(hours(0, 3));
  const before = buffer.snapshot();
  buffer.merge(hours(2, 1, 100));
  const after = buffer.snapshot();
  buffer.merge(hours(2, 2, 200));
  assertEquals(cellsOf(before)["close"], [0, 1, 2]);
  assertEquals(before.at(-1, "close"), 2);
  assertEquals(cellsOf(after)["close"], [0, 1, 102]);
});

Deno.test("writing to a snapshot's values changes neither the buffer nor another snapshot", () => {
  const buffer = FrameBuffer.from(hours(0, 3));
  const one = buffer.snapshot();
  const other = buffer.snapshot();
  one.col("close").values.fill(-1);
  assertEquals(cellsOf(other)["close"], [0, 1, 2]);
  assertEquals(cellsOf(buffer.snapshot())["close"], [0, 1, 2]);
  assertEquals(one.col("close").at(0), -1, "the frame's own column is the array that was written to");
});

Deno.test("FrameBuffer rejects rows that are out of order and an invalid maxRows", () => {
  const backwards = tableOf([{ date: 1 }, { date: 0 }], ["date"]);
  assertThrows(() => FrameBuffer.from(backwards), RangeError, "normaliseRows()");
  const buffer = FrameBuffer.from(hours(0, 1));
  assertThrows(
    () => buffer.merge(tableOf([{ date: HOUR }, { date: HOUR }], ["date"])),
    RangeError,
    "strictly increase",
  );
  assertEquals(dates(buffer.snapshot()), [0], "a refused table changes nothing");
  assertThrows(() => FrameBuffer.from(hours(0, 1), 0), RangeError, "above 0, found 0");
});

Deno.test("a hundred full buffers of 60 columns need little more memory than their numbers", () => {
  const columns = ["date", ...Array.from({ length: 59 }, (_, i) => `c${i}`)];
  const rows = Array.from(
    { length: 1500 },
    (_, i) => Object.fromEntries(columns.map((name, k) => [name, i * HOUR + k])),
  );
  const table = tableOf(rows, columns);
  const before = Deno.memoryUsage();
  const buffers = Array.from({ length: 100 }, () => FrameBuffer.from(table));
  const after = Deno.memoryUsage();
  const megabytes = (after.external + after.heapUsed - before.external - before.heapUsed) / 2 ** 20;
  assertEquals(buffers.length, 100);
  assert(megabytes < 90, `${megabytes.toFixed(1)} MB`);
});

// ---- random merges, compared with a plain array of rows

const NAMES = ["a", "b", "tag"];
const mergeStep = fc.record({
  first: fc.integer({ min: -4, max: 3 }),
  gaps: fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 5 }),
  columns: fc.subarray(NAMES),
  values: fc.array(fc.option(fc.oneof(fc.integer(), fc.boolean(), fc.constantFrom("x", "y"))), {
    minLength: 20,
    maxLength: 20,
  }),
  snapshots: fc.integer({ min: 0, max: 2 }),
  readNow: fc.boolean(),
});

Deno.test("FrameBuffer equals a plain array of rows after any merges, and snapshots never change", () => {
  fc.assert(
    fc.property(
      fc.array(mergeStep, { minLength: 1, maxLength: 25 }),
      fc.integer({ min: 1, max: 12 }),
      (steps, maxRows) => {
        let buffer: FrameBuffer | null = null;
        let held: Row[] = [];
        const taken: { frame: Frame; rows: readonly Row[] }[] = [];
        for (const { first, gaps, columns, values, snapshots, readNow } of steps) {
          const last = Number(held.at(-1)?.["date"] ?? 0);
          let date = last + first;
          const rows = [0, ...gaps].map((gap, i): Row => ({
            date: date += gap,
            ...Object.fromEntries(columns.map((name, k) => [name, values[(i * 3 + k) % values.length] ?? null])),
          }));
          const table = tableOf(rows, ["date", ...columns]);
          const change = buffer === null ? null : buffer.merge(table);
          buffer ??= FrameBuffer.from(table, maxRows);
          if (change !== null) assertEquals(change, date > last ? "appended" : "updated");
          const from = Number(rows[0]?.["date"]);
          held = [
            ...held.filter((row) => Number(row["date"]) < from),
            ...rows,
            ...held.filter((row) => Number(row["date"]) > date),
          ].slice(-maxRows);
          for (let i = 0; i < snapshots; i++) taken.push({ frame: buffer.snapshot(), rows: held });
          if (readNow) taken.at(-1)?.frame.col("date");
        }
        for (const { frame, rows } of taken) {
          for (const name of frame.columns) {
            const expected = rows.map((row) => row[name] ?? null);
            assertCells(rows.map((_, i) => frame.at(i, name)), expected, 0, `cells of ${name}`);
            assertCells(frame.col(name).toArray(), expected, 0, name);
          }
        }
      },
    ),
    { numRuns: 500 },
  );
});
