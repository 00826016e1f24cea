import type { Cell } from "../../src/frame/column.ts";
import { Frame } from "../../src/frame/frame.ts";
import { Series } from "../../src/frame/series.ts";
import * as ta from "../../src/ta/mod.ts";
import * as qtpylib from "../../src/ta/qtpylib/mod.ts";
import { assertEquals } from "../support/assert.ts";
import { assertCells, readGolden } from "../frame/golden.ts";

interface Case {
  readonly library: string;
  readonly name: string;
  readonly input: string;
  readonly options: Readonly<Record<string, number | string | boolean>>;
  readonly expected: Cell[] | Record<string, Cell[]>;
}

const golden = readGolden<{ inputs: Record<string, Record<string, Cell[]>>; cases: Case[] }>("ta_golden.json");
const frames = new Map(Object.entries(golden.inputs).map(([name, columns]) => [name, Frame.from(columns)]));

const libraries: Readonly<Record<string, object>> = { ta, qtpylib };

/** Calls what the case names: the names are those of the module's functions, so the call is looked up. */
function run({ library, name, input, options }: Case): unknown {
  const indicator: unknown = Reflect.get(libraries[library] ?? {}, name);
  if (typeof indicator !== "function") throw new Error(`${library} has no ${name}`);
  const { of, ...rest } = options;
  const frame = frames.get(input);
  return indicator(typeof of === "string" ? frame?.col(of) : frame, rest);
}

function cells(result: unknown): Record<string, Cell[]> {
  if (result instanceof Series) return { "": result.toArray() };
  return Object.fromEntries(Object.entries(result as Record<string, Series>).map(([name, s]) => [name, s.toArray()]));
}

for (const [name, cases] of Map.groupBy(golden.cases, (c) => `${c.library}.${c.name}`)) {
  Deno.test(`${name}() returns the same as the Python library in ${cases.length} cases`, () => {
    for (const c of cases) {
      const where = `${name}(${c.input}, ${JSON.stringify(c.options)})`;
      const actual = cells(run(c));
      const expected = Array.isArray(c.expected) ? { "": c.expected } : c.expected;
      assertEquals(Object.keys(actual).sort(), Object.keys(expected).sort(), `${where}: names of the outputs`);
      for (const [output, wanted] of Object.entries(expected)) {
        assertCells(actual[output] ?? [], wanted, 1e-9, `${where} ${output}`);
      }
    }
  });
}
