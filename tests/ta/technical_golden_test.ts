import type { Cell } from "../../src/frame/column.ts";
import { Frame } from "../../src/frame/frame.ts";
import { Series } from "../../src/frame/series.ts";
import * as ta from "../../src/ta/mod.ts";
import * as qtpylib from "../../src/ta/qtpylib/mod.ts";
import { assertCells } from "../frame/golden.ts";
import { assertEquals } from "../support/assert.ts";
import { readGzipped } from "./read_gzipped.ts";

interface Case {
  readonly library: string;
  readonly name: string;
  readonly input: string;
  readonly options: Readonly<Record<string, number | string | boolean>>;
  readonly expected: Cell[] | Readonly<Record<string, Cell[]>>;
}

interface Golden {
  readonly inputs: Readonly<Record<string, Readonly<Record<string, Cell[]>>>>;
  readonly cases: readonly Case[];
}

const golden: Golden = await readGzipped("technical_golden.json.gz");
const frames = new Map(Object.entries(golden.inputs).map(([name, columns]) => [name, Frame.from(columns)]));
const libraries: Readonly<Record<string, object>> = { ta, qtpylib };

/** V8's exponential and logarithm, and the C library's power of a half, differ in the last digit at times. */
const LAST_DIGITS_DIFFER = new Set(["impliedVolatility", "fishersInverse", "CTI"]);

function run({ library, name, input, options }: Case): unknown {
  const indicator: unknown = Reflect.get(libraries[library] ?? {}, name);
  if (typeof indicator !== "function") throw new Error(`${library} has no ${name}`);
  const { of, ...rest } = options;
  const frame = frames.get(input);
  return indicator(typeof of === "string" ? frame?.col(of) : frame, rest);
}

function cellsOf(result: unknown): Record<string, Cell[]> {
  if (result instanceof Series) return { "": result.toArray() };
  return Object.fromEntries(Object.entries(result as Record<string, Series>).map(([name, s]) => [name, s.toArray()]));
}

for (const [name, cases] of Map.groupBy(golden.cases, (c) => `${c.library}.${c.name}`)) {
  const tolerance = LAST_DIGITS_DIFFER.has(cases[0]?.name ?? "") ? 1e-12 : 0;
  Deno.test(`${name}() equals the Python library's in ${cases.length} cases${tolerance === 0 ? ", bit for bit" : ""}`, () => {
    for (const c of cases) {
      const where = `${name}(${c.input}, ${JSON.stringify(c.options)})`;
      const actual = cellsOf(run(c));
      const expected = Array.isArray(c.expected) ? { "": c.expected } : c.expected;
      assertEquals(Object.keys(actual).sort(), Object.keys(expected).sort(), `${where}: names of the outputs`);
      for (const [output, wanted] of Object.entries(expected)) {
        assertCells(actual[output] ?? [], wanted, tolerance, `${where} ${output}`);
      }
    }
  });
}
