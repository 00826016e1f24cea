import { allOf, anyOf } from "../../src/frame/all_of.ts";
import type { Cell } from "../../src/frame/column.ts";
import { crossedAbove, crossedBelow } from "../../src/frame/crossed.ts";
import { where } from "../../src/frame/where.ts";
import { Series } from "../../src/frame/series.ts";
import { assert, assertEquals, assertThrows } from "../support/assert.ts";
import { assertCells, infinite, readGolden } from "./golden.ts";

type Argument = Cell | Cell[] | Record<string, number | boolean>;

interface Case {
  readonly input: string;
  readonly method: string;
  readonly args: readonly Argument[];
  readonly inner?: readonly Argument[];
  readonly expected: Cell | Cell[];
  readonly tolerance: number;
}

const golden = readGolden<{ inputs: Record<string, Cell[]>; cases: Case[] }>("series_golden.json");

function input(name: string): Series {
  const cells = (golden.inputs[name] ?? []).map(infinite);
  const series = Series.of(cells);
  return name === "dates" ? new Series({ kind: "date", values: series.values }) : series;
}

/** Calls what the case names: the names are those of our methods, so the call is looked up. */
function run({ input: name, method, args, inner: innerArgs = [] }: Case): unknown {
  const values = args.map((arg) => typeof arg === "string" && arg.startsWith("@") ? input(arg.slice(1)) : arg);
  if (method === "crossed.above") return crossedAbove(input(name), values[0] as Series);
  if (method === "crossed.below") return crossedBelow(input(name), values[0] as Series);
  if (method === "np.where") return where(input(name), values[0] as Series, values[1] as Series);
  const [outer = "", inner] = method.split(".");
  if (outer === "dt" || outer === "str") return partOf(input(name)[outer], inner ?? "", innerArgs);
  const result = call(input(name), outer, values);
  return inner === undefined ? result : call(result, inner, innerArgs);
}

/** Of an accessor's parts some are properties, some methods. */
function partOf(accessor: object, part: string, args: readonly unknown[]): unknown {
  const found = Reflect.get(accessor, part, accessor);
  return typeof found === "function" ? found.apply(accessor, args) : found;
}

function plainResult(result: unknown): Cell[] {
  if (result instanceof Series) return result.toArray();
  return typeof result === "object" && result !== null ? Object.values(result) : [result as Cell];
}

function call(target: unknown, method: string, args: readonly unknown[]): unknown {
  const found = (target as Record<string, unknown>)[method];
  if (typeof found !== "function") throw new Error(`no method ${method}`);
  return found.apply(target, args);
}

for (const [method, cases] of Map.groupBy(golden.cases, (c) => c.method)) {
  Deno.test(`Series ${method}() returns the same as pandas in ${cases.length} cases`, () => {
    for (const c of cases) {
      const actual = plainResult(run(c));
      const expected = Array.isArray(c.expected) ? c.expected : [c.expected];
      assertCells(
        actual,
        expected,
        c.tolerance,
        `${c.input}.${method}(${JSON.stringify(c.args)}, ${JSON.stringify(c.inner)})`,
      );
    }
  });
}

Deno.test("rolling sums do not drift behind a large value that has left the window", () => {
  const values = Float64Array.from({ length: 5000 }, (_, i) => i === 10 ? 1e16 : 0.1);
  const sums = Series.of(values).rolling(5).sum().values;
  for (let i = 15; i < sums.length; i++) assert(Math.abs((sums[i] ?? NaN) - 0.5) < 1e-15);
  assertEquals(Series.of(values).rolling(5).std().at(-1), 0);
});

Deno.test("comparisons and logic return boolean Series, and a missing value is false except in ne()", () => {
  const series = Series.of([1, null, 3]);
  assertEquals(series.gt(1).kind, "boolean");
  assertEquals(series.gt(1).toArray(), [false, false, true]);
  assertEquals(series.ne(1).toArray(), [false, true, true]);
  assertEquals(series.le(NaN).toArray(), [false, false, false]);
});

Deno.test("booleans with missing values are numbers, and serve as masks in which missing is false", () => {
  const flags = Series.of([true, null, false]);
  assertEquals(flags.kind, "number");
  assertEquals(flags.and(Series.of([true, true, true])).toArray(), [true, false, false]);
  assertEquals(Series.of([true, false]).shift(1).toArray(), [null, 1]);
  assertEquals(Series.of([true, false]).shift(1, false).kind, "boolean");
});

Deno.test("strings compare with strings only, and ordering them with numbers throws", () => {
  const tags = Series.of(["a", null, "c"]);
  assertEquals(tags.eq("c").toArray(), [false, false, true]);
  assertEquals(tags.eq(1).toArray(), [false, false, false]);
  assertEquals(tags.ne(1).toArray(), [true, true, true]);
  assertEquals(tags.gt("b").toArray(), [false, false, true]);
  assertThrows(() => tags.gt(1), TypeError, "cannot order string and number");
  assertThrows(() => tags.mul(2), TypeError, 'strings such as "a"');
  assertThrows(() => tags.values, TypeError, "values needs numbers");
});

Deno.test("a column of tags without any tag yet compares as text", () => {
  const tags = Series.of([null, null]);
  assertEquals(tags.eq("x").toArray(), [false, false]);
  assertEquals(tags.ne("x").toArray(), [true, true]);
  assertEquals(tags.gt("x").toArray(), [false, false]);
});

Deno.test("subtracting dates returns milliseconds, and adding milliseconds returns dates", () => {
  const dates = new Series({ kind: "date", values: Float64Array.of(0, 60_000, NaN) });
  assertEquals(dates.sub(dates.shift(1)).toArray(), [null, 60_000, null]);
  assertEquals(dates.add(1000).kind, "date");
  assertEquals(dates.shift(1).kind, "date");
  assertEquals(dates.diff().toArray(), [null, 60_000, null]);
  assertThrows(() => dates.add(dates), TypeError, "no meaning");
});

Deno.test("Series of different lengths are refused with both lengths", () => {
  assertThrows(() => Series.of([1, 2]).add(Series.of([1])), RangeError, "must have 2 rows, but has 1");
  assertThrows(() => Series.of([1, 2]).gt(Series.of([1])), RangeError, "must have 2 rows, but has 1");
  assertThrows(() => Series.of([true]).and(Series.of([true, true])), RangeError, "must have 1 rows, but has 2");
});

Deno.test("at() counts from both ends and refuses rows outside", () => {
  const series = Series.of([1, 2, null]);
  assertEquals([series.at(0), series.at(-2), series.at(-1)], [1, 2, null]);
  assertThrows(() => series.at(3), RangeError, "row 3 does not exist: there are 3 rows");
  assertThrows(() => series.at(-4), RangeError, "row -4");
});

Deno.test("map() infers the kind of its result", () => {
  const series = Series.of([1, null, 3]);
  assertEquals(series.map((cell) => cell === null ? null : `t${cell}`).toArray(), ["t1", null, "t3"]);
  assertEquals(series.map((cell) => cell === 1).kind, "boolean");
  assertEquals(series.map((_, row) => row).toArray(), [0, 1, 2]);
});

Deno.test("Series.of() copies its array, and `values` returns the Series' own array", () => {
  const own = Float64Array.of(1, 2);
  const series = Series.of(own);
  own[0] = 9;
  assertEquals(series.at(0), 1);
  series.values[0] = 5;
  assertEquals(series.at(0), 5);
});

Deno.test("invalid windows and weights throw", () => {
  const series = Series.of([1, 2]);
  assertThrows(() => series.rolling(0), RangeError, "whole number above 0, not 0");
  assertThrows(() => series.rolling(2, { minPeriods: 3 }), RangeError, "from 0 to the window 2, not 3");
  assertThrows(() => series.ewm({}), RangeError, "exactly one of");
  assertThrows(() => series.ewm({ span: 3, com: 2 }), RangeError, "exactly one of");
  assertThrows(() => series.ewm({ alpha: 0 }), RangeError, "above 0 and at most 1, not 0");
  assertThrows(() => series.shift(0.5), RangeError, "whole number");
});

Deno.test("where() copies: writing into its result changes neither side", () => {
  const other = Series.of([1, 2]);
  const chosen = where(Series.of([false, false]), 9, other);
  chosen.values[0] = 7;
  assertEquals(other.toArray(), [1, 2]);
  const kept = other.where(Series.of([true, true]));
  assertEquals(kept.toArray(), [1, 2]);
  assertThrows(() => where(Series.of([true]), 1, other), RangeError, "the other must have 1 rows, but has 2");
  assertThrows(() => other.where(Series.of([true])), RangeError, "the mask must have 2 rows, but has 1");
});

Deno.test("dt on other columns than dates, and str on other columns than text, throw and name the column's kind", () => {
  assertThrows(() => Series.of([1, 2]).dt, TypeError, "dt needs dates, but the column holds number cells");
  assertThrows(() => Series.of([1, 2]).str, TypeError, "not strings: row 0 is 1");
  assertEquals(Series.of([null]).str.contains("x").toArray(), [false]);
});

Deno.test("str.contains() finds a literal text, and accepts a global regular expression repeatedly", () => {
  const tags = Series.of(["a.b", "axb", null]);
  const pattern = /a.b/g;
  assertEquals(tags.str.contains("a.b").toArray(), [true, false, false]);
  assertEquals(tags.str.contains(pattern).toArray(), [true, true, false]);
  assertEquals(tags.str.contains(pattern).toArray(), [true, true, false]);
  assertEquals(tags.str.replace(/./g, "-").toArray(), ["---", "---", null]);
});

Deno.test("rolling.apply() passes each window's rows, and quantile() rejects values outside of 0 to 1", () => {
  const series = Series.of([1, null, 3, 4]);
  const seen: string[] = [];
  const spans = series.rolling(2, { minPeriods: 1 }).apply((window) => {
    seen.push(Array.from(window).join());
    return window.length;
  });
  assertEquals(seen, ["1", "1,NaN", "NaN,3", "3,4"]);
  assertEquals(spans.toArray(), [1, 2, 2, 2]);
  assertThrows(() => series.rolling(2).quantile(1.5), RangeError, "from 0 to 1, not 1.5");
  assertThrows(() => series.quantile(-1), RangeError, "from 0 to 1, not -1");
});

Deno.test("ffill() and bfill() of text leave null at the edge, which fillna() and contains() accept", () => {
  const tags = Series.of([null, "rsi", null]);
  assertEquals(tags.ffill().strings, [null, "rsi", "rsi"]);
  assertEquals(tags.bfill().strings, ["rsi", "rsi", null]);
  assertEquals(tags.ffill().str.contains("r").toArray(), [false, true, true]);
  assertEquals(tags.ffill().fillna("none").toArray(), ["none", "rsi", "rsi"]);
  assertEquals(tags.ffill().add("!").toArray(), [null, "rsi!", "rsi!"]);
});

Deno.test("allOf() and anyOf() join masks, make one mask boolean, and need at least one", () => {
  const [a, b] = [Series.of([1, 0, null]), Series.of([true, true, false])];
  assertEquals(allOf(a, b).toArray(), [true, false, false]);
  assertEquals(anyOf(a, b).toArray(), [true, true, false]);
  assertEquals(allOf(a).kind, "boolean");
  assertThrows(() => allOf(), RangeError, "at least one mask");
  assertThrows(() => anyOf(a, Series.of([true])), RangeError, "must have 3 rows, but has 1");
});

Deno.test("groupby() leaves rows without a key missing, and checks the key's length", () => {
  const values = Series.of([1, 2, 3, 4]);
  const grouped = values.groupby(Series.of(["x", null, "x", "y"]));
  assertEquals(grouped.cumcount().toArray(), [0, null, 1, 0]);
  assertEquals(grouped.cumsum().toArray(), [1, null, 4, 4]);
  assertEquals(Series.of(["a", "b"]).groupby(Series.of([1, 1])).cumcount().toArray(), [0, 1]);
  assertThrows(() => values.groupby(Series.of([1])), RangeError, "the key must have 4 rows, but has 1");
});

Deno.test("dt.floor() accepts pandas' durations, and lists the supported ones in its error", () => {
  const dates = new Series({ kind: "date", values: Float64Array.of(Date.UTC(2026, 10, 22, 7, 20, 30), -1, NaN) });
  const floored = dates.dt.floor("15min");
  assertEquals(floored.kind, "date");
  assertEquals(floored.toArray(), [Date.UTC(2026, 10, 22, 7, 15), -900_000, null]);
  assertEquals(dates.dt.floor("4h").at(0), Date.UTC(2026, 10, 22, 4));
  for (const frequency of ["1M", "0h", "", "-1h", "1.5h"]) {
    assertThrows(() => dates.dt.floor(frequency), RangeError, '"15min", "1h" or "1D"');
  }
});

Deno.test("minimum(), maximum() and isClose() of Series of another length are refused", () => {
  const series = Series.of([1, 2]);
  for (const name of ["minimum", "maximum", "isClose"] as const) {
    assertThrows(() => series[name](Series.of([1])), RangeError, "must have 2 rows, but has 1");
  }
  assertThrows(() => series.where(Series.of([true, false]), Series.of([1])), RangeError, "must have 2 rows, but has 1");
});
