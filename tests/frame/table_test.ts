import fc from "fast-check";
import { decodeFrame } from "../../src/frame/decode_frame.ts";
import { Frame } from "../../src/frame/frame.ts";
import { normaliseRows } from "../../src/frame/normalise_rows.ts";
import { removeEntryExitSignals } from "../../src/frame/remove_entry_exit_signals.ts";
import type { Table } from "../../src/frame/table.ts";
import { timeframeToMs } from "../../src/frame/timeframe.ts";
import { assertEquals, assertMatch, assertStrictEquals, assertThrows } from "../support/assert.ts";
import { cellsOf } from "./golden.ts";

function withDates(dates: readonly (number | null)[]): Table {
  const data = dates.map((date, i) => [date, `row ${i}`]);
  return decodeFrame(JSON.stringify({ columns: ["date", "tag"], index: data.map((_, i) => i), data }));
}

Deno.test("normaliseRows() returns a table that is in order unchanged", () => {
  const table = withDates([1, 2, 3]);
  const { table: same, problem } = normaliseRows(table);
  assertStrictEquals(same, table);
  assertEquals(problem, null);
});

Deno.test("normaliseRows() drops rows without a date, sorts, keeps the last row of a date, and reports it", () => {
  const { table, problem } = normaliseRows(withDates([3, null, 1, 3, 2]));
  assertEquals(cellsOf(Frame.ofTable(table)), { date: [1, 2, 3], tag: ["row 2", "row 4", "row 3"] });
  assertMatch(
    problem ?? "",
    /of 5 rows: dropped 1 without a date, sorted rows that were out of order, dropped 1 with a repeated date/,
  );
});

Deno.test("normaliseRows() returns strictly increasing dates for any input", () => {
  fc.assert(fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 9 }))), (dates) => {
    const { table } = normaliseRows(withDates(dates));
    const expected = [...new Set(dates.filter((date) => date !== null))].sort((a, b) => a - b);
    const frame = cellsOf(Frame.ofTable(table));
    assertEquals(frame["date"], expected);
    assertEquals(frame["tag"], expected.map((date) => `row ${dates.lastIndexOf(date)}`));
  }));
});

Deno.test("removeEntryExitSignals() sets signals to 0 and tags to null, and adds missing columns", () => {
  const table = decodeFrame(
    '{"columns":["date","enter_tag","enter_long","rsi"],"index":[0,1],"data":[[1,"x",1,30],[2,null,0,40]]}',
  );
  const cleared = removeEntryExitSignals(table);
  assertEquals(cellsOf(Frame.ofTable(cleared)), {
    date: [1, 2],
    enter_tag: [null, null],
    enter_long: [0, 0],
    rsi: [30, 40],
    exit_long: [0, 0],
    enter_short: [0, 0],
    exit_short: [0, 0],
    exit_tag: [null, null],
  });
  assertStrictEquals(removeEntryExitSignals(table).columns, cleared.columns, "tables of one layout keep sharing names");
  assertEquals(table.data[2]?.values[0], 1, "the table itself has not changed");
});

Deno.test("timeframeToMs() accepts ccxt's units", () => {
  const found = ["1s", "1m", "5m", "1h", "4h", "1d", "1w", "1M", "1y"].map(timeframeToMs);
  assertEquals(found, [1, 60, 300, 3600, 14400, 86400, 604800, 2592000, 31536000].map((seconds) => seconds * 1000));
});

Deno.test("timeframeToMs() rejects text that is not a timeframe", () => {
  for (const text of ["", "m", "5", "5x", "0m", "-1m", "1.5h", " 5m", "5 m", "m5", "1e3m", "5M5"]) {
    assertThrows(() => timeframeToMs(text), RangeError, `"${text}" is not a timeframe`);
  }
});
