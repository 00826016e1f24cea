import { concat } from "../../src/frame/concat.ts";
import { Frame } from "../../src/frame/frame.ts";
import { Series } from "../../src/frame/series.ts";
import { toCsv } from "../../src/frame/to_csv.ts";
import { UnknownColumnError } from "../../src/frame/unknown_column_error.ts";
import { assertEquals, assertStrictEquals, assertThrows } from "../support/assert.ts";
import { cellsOf } from "./golden.ts";

const frame = Frame.from({
  date: [0, 60_000, 120_000],
  close: [10, 11, 9],
  up: [true, true, false],
  tag: ["a", null, "c"],
});

Deno.test("Frame.from() infers the kind of each column and copies arrays", () => {
  assertEquals(frame.columns.map((name) => frame.col(name).kind), ["date", "number", "boolean", "string"]);
  const own = Float64Array.of(1, 2);
  const copied = Frame.from({ x: own });
  own[0] = 9;
  assertEquals(copied.at(0, "x"), 1);
  assertThrows(() => Frame.from({ x: [1], y: [1, 2] }), RangeError, 'the column "y" must have 1 rows, but has 2');
});

Deno.test("col() suggests the nearest columns when the column does not exist", () => {
  const producer = Frame.from({ rsi_14: [1], rsi_7: [1], bb_middleband: [1], close: [1] });
  const error = assertThrows(() => producer.col("rsi_15"), UnknownColumnError, 'did you mean "rsi_14" or "rsi_7"?');
  assertEquals(error.column, "rsi_15");
  assertThrows(() => producer.col("bb_midleband"), UnknownColumnError, 'did you mean "bb_middleband"?');
  assertThrows(() => producer.col("zzzzzz"), UnknownColumnError, "it has rsi_14, rsi_7, bb_middleband, close");
  assertThrows(() => Frame.empty.col("rsi"), UnknownColumnError, "no columns");
});

Deno.test("set() replaces or adds a column and does not change the frame", () => {
  const changed = frame.set("close", frame.col("close").mul(2)).set("flat", 7).set("list", [1, null, 3]);
  assertEquals(changed.columns, ["date", "close", "up", "tag", "flat", "list"]);
  assertEquals(changed.col("close").toArray(), [20, 22, 18]);
  assertEquals(changed.col("flat").toArray(), [7, 7, 7]);
  assertEquals(frame.col("close").toArray(), [10, 11, 9]);
  assertStrictEquals(changed.source("tag"), frame.source("tag"), "what did not change is shared");
  assertThrows(() => frame.set("x", [1]), RangeError, 'the column "x" must have 3 rows, but has 1');
  assertEquals(Frame.empty.set("x", [1, 2]).length, 2);
});

Deno.test("set() converts the numbers of the column date to dates", () => {
  assertEquals(Frame.empty.set("date", [0, 1]).col("date").kind, "date");
});

Deno.test("loc() assigns where the mask is true; the other rows of a new column are missing", () => {
  const signalled = frame.loc(frame.col("close").gt(9.5), { enter_long: 1, enter_tag: "up" });
  assertEquals(signalled.col("enter_long").toArray(), [1, 1, null]);
  assertEquals(signalled.col("enter_tag").toArray(), ["up", "up", null]);
  const again = signalled.loc(signalled.col("close").lt(10), { enter_tag: "down", enter_long: frame.col("close") });
  assertEquals(again.col("enter_tag").toArray(), ["up", "up", "down"]);
  assertEquals(again.col("enter_long").toArray(), [1, 1, 9]);
  assertEquals(signalled.col("enter_tag").toArray(), ["up", "up", null]);
});

Deno.test("loc() adds the columns even if no row matches", () => {
  const none = frame.loc(frame.col("close").gt(99), { enter_long: 1, tag: "z" });
  assertEquals(none.col("enter_long").toArray(), [null, null, null]);
  assertStrictEquals(none.source("tag"), frame.source("tag"));
});

Deno.test("loc() converts to a kind that holds both values; missing cells of the mask count as false", () => {
  const first = Series.of([true, null, null]);
  const changed = frame.loc(first, { tag: 5, up: null, close: "x", date: 5 });
  assertEquals(cellsOf(changed), {
    date: [5, 60_000, 120_000],
    close: ["x", 11, 9],
    up: [null, 1, 0],
    tag: [5, null, "c"],
  });
  assertEquals(changed.col("date").kind, "date");
  const all = frame.loc(Series.of([1, 1, 1]), { tag: true });
  assertEquals(all.col("tag").kind, "boolean");
});

Deno.test("loc() reports both lengths when the mask has the wrong length", () => {
  assertThrows(() => frame.loc(Series.of([true]), { x: 1 }), RangeError, "the mask must have 3 rows, but has 1");
  const mask = frame.col("up");
  assertThrows(() => frame.loc(mask, { x: Series.of([1]) }), RangeError, 'value for "x" must have 3 rows, but has 1');
});

Deno.test("select(), drop() and rename() share the columns that they keep", () => {
  assertEquals(frame.select("tag", "close").columns, ["tag", "close"]);
  assertEquals(frame.drop("up", "tag").columns, ["date", "close"]);
  const renamed = frame.rename({ close: "price", missing: "y" });
  assertEquals(renamed.columns, ["date", "price", "up", "tag"]);
  assertStrictEquals(renamed.source("price"), frame.source("close"));
  assertThrows(() => frame.select("clos"), UnknownColumnError, 'did you mean "close"?');
  assertThrows(() => frame.drop("clos"), UnknownColumnError);
  assertThrows(() => frame.rename({ close: "tag" }), RangeError, 'two columns named "tag"');
});

Deno.test("slice(), head() and tail() count rows like arrays", () => {
  assertEquals(cellsOf(frame.slice(1))["close"], [11, 9]);
  assertEquals(cellsOf(frame.slice(-2, -1))["close"], [11]);
  assertEquals(cellsOf(frame.head(1))["close"], [10]);
  assertEquals(cellsOf(frame.tail(2))["tag"], [null, "c"]);
  assertEquals(frame.tail(0).length, 0);
  assertEquals(frame.tail(99).length, 3);
  assertEquals(frame.slice(1).at(0, "close"), 11);
});

Deno.test("row() and at() return cells, null for missing ones", () => {
  assertEquals(frame.row(-2), { date: 60_000, close: 11, up: true, tag: null });
  assertEquals(frame.at(-1, "tag"), "c");
  assertThrows(() => frame.row(3), RangeError, "row 3 does not exist: there are 3 rows");
});

Deno.test("empty is true without rows or without columns", () => {
  assertEquals([Frame.empty.empty, frame.empty, frame.slice(0, 0).empty], [true, false, true]);
});

Deno.test("assign() sets several columns from a Series, an array or one cell", () => {
  const changed = frame.assign({ close: frame.col("close").mul(2), flat: 1, tag: ["x", "y", null] });
  assertEquals(changed.columns, ["date", "close", "up", "tag", "flat"]);
  assertEquals(cellsOf(changed)["close"], [20, 22, 18]);
  assertEquals(cellsOf(changed)["tag"], ["x", "y", null]);
  assertEquals(frame.assign({}), frame);
});

Deno.test("describe() returns a row per statistic for the numeric columns", () => {
  const described = frame.set("gap", [null, 4, null]).describe();
  assertEquals(described.columns, ["statistic", "close", "gap"]);
  assertEquals(cellsOf(described), {
    statistic: ["count", "mean", "std", "min", "25%", "50%", "75%", "max"],
    close: [3, 10, 1, 9, 9.5, 10, 10.5, 11],
    gap: [1, 4, null, 4, 4, 4, 4, 4],
  });
});

Deno.test("Frame.toCsv() and the function toCsv() return the same text", () => {
  assertEquals(frame.toCsv(), toCsv(frame));
  assertEquals(frame.select("close", "tag").toCsv(), "close,tag\n10,a\n11,\n9,c\n");
});

Deno.test("concat() puts frames and named Series side by side", () => {
  const frame = Frame.from({ close: [1, 2], tag: ["a", null] });
  const joined = concat(frame, Series.of([5, 6], "rsi"), Frame.from({ upper: [3, 4] }));
  assertEquals(joined.columns, ["close", "tag", "rsi", "upper"]);
  assertEquals(joined.row(-1), { close: 2, tag: null, rsi: 6, upper: 4 });
  assertThrows(() => concat(frame, frame), RangeError, 'two columns named "close"');
  assertThrows(() => concat(frame, Series.of([1, 2])), RangeError, "rename()");
  assertThrows(() => concat(frame, Series.of([1], "x")), RangeError, 'column "x" must have 2 rows, but has 1');
  assertEquals(concat().length, 0);
});

Deno.test("dropna() drops rows with any missing cell, or with all of them, in all columns or in some", () => {
  const frame = Frame.from({ a: [null, 1, null, 2], tag: ["x", null, null, "y"] });
  assertEquals(frame.dropna().col("a").toArray(), [2]);
  assertEquals(frame.dropna({ how: "all" }).length, 3);
  assertEquals(frame.dropna({ subset: ["a"] }).col("tag").toArray(), [null, "y"]);
  assertEquals(frame.dropna({ how: "all", subset: [] }).length, 4);
  assertThrows(() => frame.dropna({ subset: ["b"] }), UnknownColumnError, 'no column "b"');
});

Deno.test("ffill() of a frame fills every column and keeps its kind", () => {
  const filled = Frame.from({ a: [1, null], tag: [null, "x"], up: [true, false], date: [0, null] }).ffill();
  assertEquals(filled.row(-1), { a: 1, tag: "x", up: false, date: 0 });
  assertEquals(filled.columns.map((name) => filled.col(name).kind), ["number", "string", "boolean", "date"]);
  assertEquals(filled.at(0, "tag"), null);
});
