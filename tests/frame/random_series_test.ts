import fc from "fast-check";
import type { Cell } from "../../src/frame/column.ts";
import { Series } from "../../src/frame/series.ts";
import { assertAlmostEquals, assertEquals } from "../support/assert.ts";
import { assertCells, infinite, readGolden } from "./golden.ts";

type Case = [cells: Cell[], method: string, args: unknown[], inner: unknown[], expected: Cell | Cell[]];

const golden = readGolden<Case[]>("random_series_golden.json");

/** The methods are named in the file, so the calls are looked up. */
function call(target: object, method: string, args: readonly unknown[]): unknown {
  const found: unknown = Reflect.get(target, method);
  if (typeof found !== "function") throw new Error(`no method ${method}`);
  return found.apply(target, args);
}

for (const [method, cases] of Map.groupBy(golden, ([, method]) => method)) {
  Deno.test(`${method}() of ${cases.length} generated series returns the same as pandas`, () => {
    for (const [cells, , args, innerArgs, expected] of cases) {
      const [outer = "", inner] = method.split(".");
      const result = call(Series.of(cells.map(infinite)), outer, args);
      const found = inner === undefined ? result : call(result as object, inner, innerArgs);
      const where = `[${cells}].${method}(${JSON.stringify([...args, ...innerArgs])})`;
      const actual = found instanceof Series ? found.toArray() : [found as Cell];
      assertCells(actual, Array.isArray(expected) ? expected : [expected], 1e-9, where);
    }
  });
}

const cell = fc.oneof(
  { arbitrary: fc.constant(NaN), weight: 1 },
  { arbitrary: fc.integer({ min: -5, max: 5 }), weight: 3 },
  { arbitrary: fc.double({ min: -1e6, max: 1e6, noNaN: true }), weight: 3 },
);
const column = fc.array(cell, { maxLength: 300 });
const size = fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 31, max: 320 }));

/** The values that are there in the window that ends at a row, rising. */
function windowOf(values: readonly number[], row: number, size: number): number[] {
  return values.slice(Math.max(0, row + 1 - size), row + 1).filter((value) => !Number.isNaN(value)).sort((a, b) =>
    a - b
  );
}

Deno.test("windows of any size give the same results as their values alone, with and without gaps", () => {
  fc.assert(
    fc.property(column, size, (values, size) => {
      const rolling = Series.of(Float64Array.from(values)).rolling(size, { minPeriods: 1 });
      const [min, max, median, rank] = [rolling.min(), rolling.max(), rolling.median(), rolling.rank()];
      const [sum, variance] = [rolling.sum().values, rolling.var(0).values];
      const largest = values.reduce((most, value) => Math.max(most, Math.abs(value) || 0), 0);
      values.forEach((value, row) => {
        const there = windowOf(values, row, size);
        const n = there.length;
        const middle = n === 0 ? null : ((there[(n - 1) >> 1] ?? NaN) + (there[n >> 1] ?? NaN)) / 2;
        // -0 and 0 are one value
        assertEquals(min.at(row), there.at(0) ?? null, "min");
        assertEquals(max.at(row), there.at(-1) ?? null, "max");
        if (middle === null) assertEquals(median.at(row), null);
        else assertAlmostEquals(Number(median.at(row)), middle, 1e-9);
        const below = there.filter((other) => other < value).length;
        const equal = there.filter((other) => other === value).length;
        assertEquals(rank.at(row), Number.isNaN(value) ? null : below + (equal + 1) / 2, "rank");
        if (n === 0) return;
        const total = there.reduce((a, b) => a + b, 0);
        const squares = there.reduce((a, b) => a + (b - total / n) ** 2, 0) / n;
        assertAlmostEquals(sum[row] ?? NaN, total, 1e-6);
        // pandas' running variance keeps the rounding of values that have left the window
        assertAlmostEquals(variance[row] ?? NaN, squares, Math.max(1e-9, 1e-14 * largest ** 2));
      });
    }),
    { numRuns: 60 },
  );
});

Deno.test("quantiles stand where sorting puts them", () => {
  fc.assert(fc.property(fc.array(cell, { maxLength: 60 }), fc.double({ min: 0, max: 1, noNaN: true }), (values, q) => {
    const rising = windowOf(values, values.length - 1, values.length + 1);
    const place = q * (rising.length - 1);
    const [low, high] = [rising[Math.floor(place)] ?? NaN, rising[Math.ceil(place)] ?? NaN];
    const found = Series.of(Float64Array.from(values)).quantile(q);
    if (rising.length === 0) assertEquals(found, NaN);
    else assertAlmostEquals(found, low + (high - low) * (place - Math.floor(place)), 1e-9);
  }));
});
