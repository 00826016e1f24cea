import { wholeText } from "../support/utf8.ts";
import fc from "fast-check";
import type { Cell } from "../../src/frame/column.ts";
import { decodeEscapedFrame, decodeFrame } from "../../src/frame/decode_frame.ts";
import { FrameDecodeError } from "../../src/frame/frame_decode_error.ts";
import { decodeParsed } from "../../src/frame/decode_parsed.ts";
import { Frame } from "../../src/frame/frame.ts";
import { scanTable } from "../../src/frame/scan_table.ts";
import { releaseTable, type Table } from "../../src/frame/table.ts";
import { assert, assertEquals, assertStrictEquals, assertThrows } from "../support/assert.ts";
import { assertCells, readGolden } from "./golden.ts";

interface Case {
  readonly text: string;
  readonly columns: string[];
  readonly kinds: string[];
  readonly rows: number;
  readonly data: Cell[][];
}

Deno.test("decodeFrame() returns the same as freqtrade for a recording and for every kind of cell", () => {
  for (const c of readGolden<Case[]>("decode_golden.json")) {
    const table = decodeFrame(c.text);
    assertEquals(table.columns, c.columns);
    assertEquals(table.rows, c.rows);
    const frame = Frame.ofTable(table);
    c.columns.forEach((name, i) => {
      const column = frame.col(name);
      // a documented difference: freqtrade reads columns with names such as seen_at as dates
      if (name !== "seen_at" && c.rows > 0) assertEquals(column.kind, c.kinds[i], name);
      // pandas' number parser is sometimes off by one in the last digit
      assertCells(column.toArray(), c.data[i] ?? [], 1e-14, name);
    });
  }
});

Deno.test("decodeFrame() reads every frame of the recordings on its fast path, with the values of JSON.parse", () => {
  for (const file of ["rich_1m", "live_5m", "walk"]) {
    for (
      const line of Deno.readTextFileSync(new URL(`../fixtures/${file}.ndjson`, import.meta.url)).trim().split("\n")
    ) {
      const { type, data } = JSON.parse(JSON.parse(line).message);
      if (type !== "analyzed_df") continue;
      const scanned = scanTable(wholeText(data.df.__value__));
      assert(scanned !== null, "the scanner should know what pandas writes");
      assertSameTable(scanned, decodeParsed(JSON.parse(data.df.__value__)));
    }
  }
});

Deno.test("decodeEscapedFrame() returns the cells of decodeFrame(), in memory that the next call uses again", () => {
  const text = (cell: number): string =>
    `{"columns":["date","a","t"],"index":[0,1],"data":[[1,${cell},"x"],[2,null,"y"]]}`;
  const decode = (cell: number): Table | null => decodeEscapedFrame(wholeText(JSON.stringify(text(cell)).slice(1, -1)));
  const first = decode(5);
  assert(first?.isBorrowed === true);
  assertSameTable(first, decodeFrame(text(5)));
  releaseTable(first); // leaves the memory for the next call
  const second = decode(7);
  assert(second !== null);
  assertSameTable(second, decodeFrame(text(7)));
  assertEquals(first.data[1]?.values[0], 7);
});

/** Texts of JSON numbers in every form, many at the limits of a double. */
const numberText = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => JSON.stringify(value)),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value.toFixed(10)),
  fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map(String),
  fc.tuple(
    fc.bigInt({ min: 0n, max: 10n ** 24n }),
    fc.integer({ min: 0, max: 24 }),
    fc.integer({ min: -340, max: 320 }),
  )
    .map(([digits, places, exponent]) => {
      const text = String(digits).padStart(places + 1, "0");
      const whole = text.slice(0, text.length - places);
      return `${whole}${places > 0 ? `.${text.slice(-places)}` : ""}e${exponent}`;
    }),
  fc.constantFrom(
    "0",
    "-0",
    "-0.0",
    "0e5",
    "1E+2",
    "9007199254740993",
    "1e999",
    "-1e999",
    "5e-324",
    "2.5e-324",
    "1e22",
    "1e23",
  ),
);

Deno.test("decodeFrame() reads numbers bit for bit like JSON.parse", () => {
  fc.assert(
    fc.property(fc.array(numberText, { minLength: 1, maxLength: 20 }), (texts) => {
      const table = decodeFrame(
        `{"columns":["date","x"],"index":[${texts.map((_, i) => i)}],"data":[${texts.map((text) => `[0,${text}]`)}]}`,
      );
      texts.forEach((text, i) => assertStrictEquals(table.data[1]?.values[i], JSON.parse(text), text));
    }),
    { numRuns: 2000 },
  );
});

const cell = fc.oneof(
  { weight: 4, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
  { weight: 2, arbitrary: fc.constant(null) },
  fc.boolean(),
  fc.string({ unit: "binary", maxLength: 8 }),
  fc.constantFrom('a"b', "down\\weak", "", "\u2028", "é", -9223372036854775808),
  fc.array(fc.integer(), { maxLength: 2 }),
);

const frameObject = fc.uniqueArray(fc.string({ maxLength: 6 }).filter((name) => name !== "date"), { maxLength: 4 })
  .chain((names) =>
    fc.array(fc.tuple(fc.option(fc.integer()), fc.array(cell, { minLength: names.length, maxLength: names.length })), {
      maxLength: 6,
    }).map((rows) => ({
      columns: ["date", ...names],
      index: rows.map((_, i) => i),
      data: rows.map(([date, cells]) => [date, ...cells]),
    }))
  );

Deno.test("decodeFrame() reads any frame like the slow path through JSON.parse, in any layout of the text", () => {
  fc.assert(
    fc.property(frameObject, fc.constantFrom(0, 2), fc.boolean(), (frame, space, reorder) => {
      const { columns, index, data } = frame;
      const text = JSON.stringify(reorder ? { data, columns, index } : frame, null, space);
      assertSameTable(decodeFrame(text), decodeParsed(JSON.parse(text)));
    }),
    { numRuns: 1000 },
  );
});

Deno.test("decodeFrame() accepts damaged text only if JSON.parse does, and throws only FrameDecodeError", () => {
  fc.assert(
    fc.property(frameObject, fc.nat(), fc.nat(3), fc.string({ maxLength: 2 }), (frame, at, cut, put) => {
      const text = JSON.stringify(frame);
      const where = at % text.length;
      const damaged = text.slice(0, where) + put + text.slice(where + cut);
      const fast = outcome(() => decodeFrame(damaged));
      const slow = outcome(() => decodeParsed(JSON.parse(damaged)));
      if (fast === null || slow === null) assertEquals(fast, slow);
      else assertSameTable(fast, slow);
    }),
    { numRuns: 3000 },
  );
});

function outcome(decode: () => Table): Table | null {
  try {
    return decode();
  } catch (error) {
    assert(error instanceof FrameDecodeError || error instanceof SyntaxError, String(error));
    return null;
  }
}

function assertSameTable(actual: Table, expected: Table): void {
  assertEquals(actual.columns, expected.columns);
  assertEquals(actual.rows, expected.rows);
  assertEquals(actual.firstIndex, expected.firstIndex);
  expected.data.forEach((column, i) => {
    assertEquals(actual.data[i]?.kind, column.kind);
    for (let row = 0; row < expected.rows; row++) {
      assert(Object.is(actual.data[i]?.values[row], column.values[row]), `${column.kind} in row ${row}`);
    }
  });
}

const broken: readonly (readonly [string, string, string])[] = [
  ["text that is not JSON", "{", "not valid JSON"],
  ["truncated text", '{"columns":["date"],"index":[0],"data":[[17', "not valid JSON"],
  ["a list", "[1]", "must be a JSON object"],
  ["null", "null", "not null"],
  ["missing columns", '{"index":[],"data":[]}', '"columns" must be an array, not missing'],
  ["columns that are text", '{"columns":"a","index":[],"data":[]}', '"columns" must be an array, not the string "a"'],
  [
    "data that is an object",
    '{"columns":["date"],"index":[],"data":{}}',
    '"data" must be an array of rows, not an object',
  ],
  [
    "a row that is not an array",
    '{"columns":["date"],"index":[0],"data":[5]}',
    "row 0 must be an array, not the number 5",
  ],
  [
    "a short row",
    '{"columns":["date","a"],"index":[0,1],"data":[[1,2],[1]]}',
    "row 1 has 1 cells, but there are 2 columns",
  ],
  ["a long row", '{"columns":["date"],"index":[0],"data":[[1,2]]}', "row 0 has 2 cells"],
  ["a date that is text", '{"columns":["date"],"index":[0],"data":[["today"]]}', 'not the string "today"'],
  ["a date that is a boolean", '{"columns":["date"],"index":[0],"data":[[true]]}', "epoch milliseconds or null"],
  ["rows without dates", '{"columns":["a"],"index":[0],"data":[[1]]}', 'no "date" column'],
];
for (const [what, text, message] of broken) {
  Deno.test(`decodeFrame() reports what is wrong with ${what}`, () => {
    assertThrows(() => decodeFrame(text), FrameDecodeError, message);
  });
}

Deno.test("decodeFrame() survives deeply nested cells", () => {
  const deep = "[".repeat(200_000) + "]".repeat(200_000);
  const table = outcome(() => decodeFrame(`{"columns":["date","a"],"index":[0],"data":[[1,${deep}]]}`));
  // whether JSON.stringify() can handle this depth depends on the version of V8
  if (table !== null) assertEquals(table.data[1]?.values[0], deep);
});

Deno.test("decodeFrame() accepts a frame without rows, with and without columns", () => {
  assertEquals(decodeFrame('{"columns":[],"index":[],"data":[]}'), {
    columns: [],
    rows: 0,
    firstIndex: null,
    data: [],
  });
  assertEquals(decodeFrame('{"columns":["date","a"],"index":[],"data":[]}').data.map(({ kind }) => kind), [
    "date",
    "number",
  ]);
  assertEquals(decodeFrame('{"columns":["a"],"index":[],"data":[]}').rows, 0);
});

Deno.test("decodeFrame() reads pandas' NaT as missing in dates and numbers", () => {
  const table = decodeFrame(
    '{"columns":["date","a"],"index":[3,4],"data":[[-9223372036854775808,-9223372036854775808],[5,1]]}',
  );
  assertEquals(Array.from(table.data[0]?.values ?? []), [NaN, 5]);
  assertEquals(Array.from(table.data[1]?.values ?? []), [NaN, 1]);
  assertEquals(table.firstIndex, 3);
});

Deno.test("decodeFrame() shares the array of names of a layout, and equal strings", () => {
  const text = (tag: string): string => `{"columns":["date","tag"],"index":[0],"data":[[1,"${tag}"]]}`;
  assertStrictEquals(decodeFrame(text("x")).columns, decodeFrame(text("y")).columns);
});

Deno.test("decodeFrame() keeps lists and objects as JSON text, and mixtures unchanged", () => {
  const table = decodeFrame('{"columns":["date","l","m"],"index":[0,1],"data":[[1,[1,{"a":2}],"x"],[2,null,5]]}');
  assertEquals(table.data[1], { kind: "string", values: ['[1,{"a":2}]', null] });
  assertEquals(table.data[2], { kind: "object", values: ["x", 5] });
});
