import type { Cell } from "../../src/frame/column.ts";
import { Frame } from "../../src/frame/frame.ts";
import { Series } from "../../src/frame/series.ts";
import * as ta from "../../src/ta/mod.ts";
import { infinite } from "../frame/golden.ts";
import { assertEquals } from "../support/assert.ts";
import { readGzipped } from "./read_gzipped.ts";

interface Case {
  readonly name: string;
  readonly input: string;
  readonly options: Readonly<Record<string, number | string>>;
  readonly expected: Readonly<Record<string, readonly Cell[]>>;
}

interface Golden {
  /** Every function of TA-Lib. */
  readonly functions: readonly string[];
  readonly inputs: Readonly<Record<string, Readonly<Record<string, Cell[]>>>>;
  readonly cases: readonly Case[];
}

/** V8 rounds these functions, and what is built on the arc tangent, at times to the other neighbour than the C library. */
const LAST_DIGITS_DIFFER = new Set(
  ("ACOS ASIN ATAN COS COSH EXP LN LOG10 SIN SINH TAN TANH " +
    "HT_DCPERIOD HT_DCPHASE HT_PHASOR HT_TRENDLINE MAMA MA").split(" "),
);

const golden: Golden = await readGzipped("talib_golden.json.gz");
const frames = new Map(Object.entries(golden.inputs).map(([name, columns]) => [name, makeFrame(columns)]));

function makeFrame(columns: Readonly<Record<string, readonly Cell[]>>): Frame {
  return Frame.from(Object.fromEntries(Object.entries(columns).map(([name, cells]) => [name, cells.map(infinite)])));
}

function run({ name, input, options, expected }: Case): Readonly<Record<string, Series>> {
  const indicator: unknown = Reflect.get(ta, name);
  if (typeof indicator !== "function") throw new Error(`ta has no ${name}`);
  const result: unknown = indicator(frames.get(input), options);
  return result instanceof Series ? { [Object.keys(expected)[0] ?? ""]: result } : result as Record<string, Series>;
}

/** Whether the cells are the same double, or close to one another where digits may differ. */
function isEqual(found: Cell, wanted: Cell, tolerance: number): boolean {
  if (typeof found !== "number" || typeof wanted !== "number") return found === wanted;
  return found === wanted || Math.abs(found - wanted) <= tolerance * Math.abs(wanted);
}

Deno.test("ta has every function of TA-Lib", () => {
  assertEquals(golden.functions.filter((name) => typeof Reflect.get(ta, name) !== "function"), []);
});

for (const [name, cases] of Map.groupBy(golden.cases, (c) => c.name)) {
  const tolerance = LAST_DIGITS_DIFFER.has(name) ? 1e-12 : 0;
  Deno.test(`${name}() equals TA-Lib's in ${cases.length} cases${tolerance === 0 ? ", bit for bit" : ""}`, () => {
    for (const c of cases) {
      const outputs = run(c);
      const where = `${name}(${c.input}, ${JSON.stringify(c.options)})`;
      assertEquals(Object.keys(outputs).sort(), Object.keys(c.expected).sort(), `${where}: names of the outputs`);
      for (const [output, expected] of Object.entries(c.expected)) {
        const cells = outputs[output]?.toArray() ?? [];
        assertEquals(cells.length, expected.length, `${where} ${output}: rows`);
        for (const [row, cell] of expected.entries()) {
          const found = Number.isNaN(cells[row]) ? null : cells[row] ?? null;
          const wanted = infinite(cell);
          if (!isEqual(found, wanted, tolerance)) {
            throw new Error(`${where} ${output}, row ${row}: ${found} instead of ${wanted}`);
          }
        }
      }
    }
  });
}
