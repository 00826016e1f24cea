import type { Cell } from "../../src/frame/column.ts";
import { Frame } from "../../src/frame/frame.ts";
import { Series } from "../../src/frame/series.ts";
import * as patterns from "../../src/ta/candlestick/mod.ts";
import { assert, assertEquals } from "../support/assert.ts";
import { readGolden } from "../frame/golden.ts";

interface Case {
  readonly name: string;
  readonly options: { readonly penetration?: number };
  /** By input: the rows that are not 0, with their values. */
  readonly found: Readonly<Record<string, readonly (readonly [row: number, value: number])[]>>;
}

interface Golden {
  readonly inputs: Readonly<Record<string, Readonly<Record<string, Cell[]>>>>;
  readonly cases: readonly Case[];
}

const golden = readGolden<Golden>("candlestick_golden.json");
const frames = new Map(Object.entries(golden.inputs).map(([name, columns]) => [name, Frame.from(columns)]));
const byName = Map.groupBy(golden.cases, (c) => c.name);

function run(name: string, frame: Frame | undefined, options: Case["options"]): Cell[] {
  const pattern: unknown = Reflect.get(patterns, name);
  if (typeof pattern !== "function") throw new Error(`ta has no ${name}`);
  const result: unknown = pattern(frame, options);
  if (!(result instanceof Series)) throw new Error(`${name} returned no Series`);
  return result.toArray();
}

Deno.test("every candlestick pattern of TA-Lib is exported", () => {
  assertEquals(Object.keys(patterns).sort(), [...byName.keys()].sort());
  assertEquals(byName.size, 61);
});

for (const [name, cases] of byName) {
  Deno.test(`${name}() equals TA-Lib's in ${cases.length * frames.size} cases, and occurs`, () => {
    for (const { options, found } of cases) {
      for (const [input, hits] of Object.entries(found)) {
        const frame = frames.get(input);
        const expected: Cell[] = Array(frame?.length ?? 0).fill(0);
        for (const [row, value] of hits) expected[row] = value;
        assertEquals(run(name, frame, options), expected, `${name}(${input}, ${JSON.stringify(options)})`);
      }
    }
    assert(Object.values(cases[0]?.found ?? {}).some((hits) => hits.length > 0), "the golden data shows the pattern");
  });
}
