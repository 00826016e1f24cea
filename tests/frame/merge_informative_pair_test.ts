import type { Cell } from "../../src/frame/column.ts";
import { Frame } from "../../src/frame/frame.ts";
import { mergeInformativePair } from "../../src/frame/merge_informative_pair.ts";
import { timeframeToMs } from "../../src/frame/timeframe.ts";
import { UnknownColumnError } from "../../src/frame/unknown_column_error.ts";
import { assertEquals, assertStrictEquals, assertThrows } from "../support/assert.ts";
import { assertCells, cellsOf, readGolden } from "./golden.ts";

interface Case {
  readonly base: Record<string, Cell[]>;
  readonly informative: Record<string, Cell[]>;
  readonly timeframe: string;
  readonly informativeTimeframe: string;
  readonly ffill: boolean;
  readonly appendTimeframe: boolean;
  readonly suffix: string | null;
  readonly expected: { columns: string[]; data: Cell[][] } | { error: string };
}

Deno.test("mergeInformativePair() returns the same as freqtrade on random frames", () => {
  readGolden<Case[]>("merge_golden.json").forEach((c, i) => {
    const merge = (): Frame =>
      mergeInformativePair(Frame.from(c.base), Frame.from(c.informative), c.timeframe, c.informativeTimeframe, {
        ffill: c.ffill,
        appendTimeframe: c.appendTimeframe,
        ...(c.suffix === null ? {} : { suffix: c.suffix }),
      });
    if ("error" in c.expected) {
      assertThrows(merge, RangeError);
      return;
    }
    const merged = merge();
    const where = `case ${i} (${c.timeframe} + ${c.informativeTimeframe})`;
    assertEquals(merged.columns, c.expected.columns, where);
    c.expected.columns.forEach((name, k) => {
      const expected = "data" in c.expected ? c.expected.data[k] ?? [] : [];
      assertCells(merged.col(name).toArray(), expected, 0, `${where}, ${name}`);
    });
  });
});

const START = Date.UTC(2026, 10, 2);

function candles(timeframe: string, rows: number, start = START): Frame {
  const step = timeframeToMs(timeframe);
  return Frame.from({
    date: Array.from({ length: rows }, (_, i) => start + i * step),
    close: Array.from({ length: rows }, (_, i) => 100 + i),
    volume: Array.from({ length: rows }, (_, i) => i),
  });
}

Deno.test("mergeInformativePair() puts an hourly candle on the quarter-hour candle at whose close it is complete", () => {
  const base = candles("15m", 9);
  const hourly = candles("1h", 9);
  const before = cellsOf(hourly);
  const merged = mergeInformativePair(base, hourly, "15m", "1h");
  assertEquals(merged.columns, ["date", "close", "volume", "date_1h", "close_1h", "volume_1h"]);
  const hour = (n: number): number => START + n * 3_600_000;
  assertEquals(merged.col("date_1h").toArray(), [
    null,
    null,
    null,
    hour(0),
    hour(0),
    hour(0),
    hour(0),
    hour(1),
    hour(1),
  ]);
  assertEquals(merged.col("close").toArray(), base.col("close").toArray());
  assertEquals(cellsOf(hourly), before, "the informative frame is as it was");
  const sparse = mergeInformativePair(base, hourly, "15m", "1h", { ffill: false });
  const known = sparse.col("date_1h").toArray().flatMap((cell, row) => cell === null ? [] : [row]);
  assertEquals(known, [3, 7]);
});

Deno.test("mergeInformativePair() puts a weekly candle on the last hour of its Sunday, not earlier", () => {
  const merged = mergeInformativePair(candles("1h", 24 * 21), candles("1w", 4, START - 7 * 86_400_000), "1h", "1w");
  const weekAt = (date: string): Cell => {
    const row = (Date.parse(date) - START) / 3_600_000;
    return merged.at(row, "date_1w");
  };
  const monday = (date: string): number => Date.parse(date);
  assertEquals(weekAt("2026-11-14T22:00Z"), monday("2026-11-02T00:00Z"));
  assertEquals(weekAt("2026-11-14T23:00Z"), monday("2026-11-02T00:00Z"));
  assertEquals(weekAt("2026-11-15T22:00Z"), monday("2026-11-02T00:00Z"));
  assertEquals(weekAt("2026-11-15T23:00Z"), monday("2026-11-09T00:00Z"));
  assertEquals(weekAt("2026-11-02T00:00Z"), monday("2026-10-26T00:00Z"), "leading rows take the candle before them");
});

Deno.test("mergeInformativePair() puts a monthly candle on the last hour of its last day", () => {
  const months = Frame.from({ date: [9, 10, 11].map((month) => Date.UTC(2026, month, 1)), rsi: [1, 2, 3] });
  const merged = mergeInformativePair(candles("1h", 24 * 30), months, "1h", "1M");
  const rsiAt = (date: string): Cell => merged.at((Date.parse(date) - START) / 3_600_000, "rsi_1M");
  assertEquals(rsiAt("2026-11-02T00:00Z"), 1, "October is filled in before the first match");
  assertEquals(rsiAt("2026-11-30T22:00Z"), 1);
  assertEquals(rsiAt("2026-11-30T23:00Z"), 2);
});

Deno.test("mergeInformativePair() with equal timeframes matches row by row and shares the columns", () => {
  const base = candles("5m", 20);
  const merged = mergeInformativePair(base, base, "5m", "5m", { appendTimeframe: false, suffix: "default" });
  assertEquals(merged.columns, ["date", "close", "volume", "date_default", "close_default", "volume_default"]);
  assertEquals(merged.col("date_default").toArray(), merged.col("date").toArray());
  assertStrictEquals(merged.source("close_default"), base.source("close"));
});

Deno.test("mergeInformativePair() adds the columns of an informative frame without rows as missing", () => {
  const empty = candles("1h", 0);
  const merged = mergeInformativePair(candles("15m", 3), empty, "15m", "1h");
  assertEquals(merged.columns, ["date", "close", "volume", "date_1h", "close_1h", "volume_1h"]);
  assertEquals(merged.col("close_1h").toArray(), [null, null, null]);
});

Deno.test("mergeInformativePair() rejects a shorter informative timeframe, and a suffix with appendTimeframe", () => {
  const frame = candles("5m", 3);
  assertThrows(() => mergeInformativePair(frame, frame, "1h", "5m"), RangeError, "shorter timeframe 5m into 1h");
  assertThrows(
    () => mergeInformativePair(frame, frame, "5m", "1h", { suffix: "x" }),
    RangeError,
    "appendTimeframe: false",
  );
  assertThrows(() => mergeInformativePair(frame, Frame.empty, "5m", "5m"), UnknownColumnError, "no columns");
});

Deno.test("mergeInformativePair() reads the dates from dateColumn", () => {
  const informative = Frame.ofTable({
    columns: ["opened", "rsi"],
    rows: 2,
    firstIndex: 0,
    data: [
      { kind: "date", values: Float64Array.of(START, START + 300_000) },
      { kind: "number", values: Float64Array.of(30, 40) },
    ],
  });
  const merged = mergeInformativePair(candles("5m", 3), informative, "5m", "5m", { dateColumn: "opened" });
  assertEquals(merged.col("rsi_5m").toArray(), [30, 40, 40]);
});

Deno.test("mergeInformativePair() appends _x and _y to equal names, and rejects names that would still clash", () => {
  const base = candles("5m", 2);
  const merged = mergeInformativePair(base, base, "5m", "5m", { appendTimeframe: false });
  assertEquals(merged.columns, ["date_x", "close_x", "volume_x", "date_y", "close_y", "volume_y"]);
  const clash = base.set("close_x", 1);
  assertThrows(
    () => mergeInformativePair(clash, base, "5m", "5m", { appendTimeframe: false }),
    RangeError,
    'two columns named "close_x"',
  );
});
