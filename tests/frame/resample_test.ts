import type { Cell } from "../../src/frame/column.ts";
import { Frame } from "../../src/frame/frame.ts";
import { resampledMerge } from "../../src/frame/resampled_merge.ts";
import { resampleToInterval } from "../../src/frame/resample_to_interval.ts";
import { assertEquals, assertThrows } from "../support/assert.ts";
import { readGzipped } from "../ta/read_gzipped.ts";
import { assertCells } from "./golden.ts";

type Columns = Readonly<Record<string, Cell[]>>;

/** What Python makes of a frame. */
interface Case {
  readonly frame: Columns;
  readonly interval: string | number;
  readonly resampled: Columns;
  readonly fillNa: boolean;
  /** The frame with the resampled candles merged into it, unless Python fails. */
  readonly merged?: Columns;
  /** The same with the resampled candles merged into it again. */
  readonly twice?: Columns;
}

const cases: readonly Case[] = await readGzipped("resample_golden.json.gz");

function assertFrame(actual: Frame, expected: Columns, where: string): void {
  assertEquals(actual.columns, Object.keys(expected), where);
  for (const [name, cells] of Object.entries(expected)) {
    assertCells(actual.col(name).toArray(), cells, 0, `${where} ${name}`);
  }
}

Deno.test("resampleToInterval() equals technical's resample_to_interval", () => {
  for (const [i, { frame, interval, resampled }] of cases.entries()) {
    assertFrame(resampleToInterval(Frame.from(frame), interval), resampled, `case ${i}`);
  }
});

Deno.test("resampledMerge() equals technical's resampled_merge", () => {
  for (const [i, { frame, interval, fillNa, merged, twice }] of cases.entries()) {
    const original = Frame.from(frame);
    const candles = resampleToInterval(original, interval);
    const resampled = candles.set("mean", candles.col("high").add(candles.col("low")).div(2));
    if (merged === undefined) {
      assertThrows(() => resampledMerge(original, resampled, { fillNa }), RangeError, "at least two dates");
      continue;
    }
    const once = resampledMerge(original, resampled, { fillNa });
    assertFrame(once, merged, `case ${i}`);
    if (twice !== undefined) assertFrame(resampledMerge(once, resampled, { fillNa }), twice, `case ${i}, twice`);
  }
});

const MINUTE = 60_000;

function candlesOf(dates: readonly number[]): Frame {
  const cells = dates.map((_, i) => i);
  return Frame.from({ date: dates, open: cells, high: cells, low: cells, close: cells, volume: cells });
}

Deno.test("no resampled candle shows before its last shorter candle", () => {
  const candles = candlesOf(Array.from({ length: 24 }, (_, i) => i * 5 * MINUTE));
  const merged = resampledMerge(candles, resampleToInterval(candles, "1h"));
  const found = merged.col("resample_60_close").toArray();
  assertEquals(found.slice(0, 11), Array(11).fill(null));
  assertEquals(found.slice(11, 23), Array(12).fill(11));
  assertEquals(found.at(-1), 23);
});

Deno.test("the date of resampled candles stays a date, and the frames do not change", () => {
  const candles = candlesOf([0, 5, 10, 15].map((minutes) => minutes * MINUTE));
  const resampled = resampleToInterval(candles, 10);
  const merged = resampledMerge(candles, resampled);
  assertEquals(merged.col("resample_10_date").kind, "date");
  assertEquals(resampled.columns.includes("date_merge"), false);
  assertEquals(candles.columns.length, 6);
});

Deno.test("an empty frame resamples to an empty frame with the same columns", () => {
  const resampled = resampleToInterval(candlesOf([]), "1h");
  assertEquals([resampled.length, resampled.columns.join()], [0, "date,open,high,low,close,volume"]);
});

Deno.test("an interval that is not whole minutes, or not longer, is refused", () => {
  const candles = candlesOf([0, 5, 10].map((minutes) => minutes * MINUTE));
  for (const interval of [0, -5, 0.5, "30s"]) {
    assertThrows(() => resampleToInterval(candles, interval), RangeError, "must be whole minutes above 0");
  }
  assertThrows(() => resampleToInterval(candles, "1x"), RangeError, '"1x" is not a timeframe');
  assertThrows(() => resampledMerge(candles, candles), RangeError, "found 5 minutes into 5");
});
