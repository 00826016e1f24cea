import { wholeText } from "../support/utf8.ts";
import { nameColumns } from "../../src/frame/name_columns.ts";
import { decodeEscapedFrame, decodeFrame } from "../../src/frame/decode_frame.ts";
import { assertEquals } from "../support/assert.ts";
import { readGolden } from "./golden.ts";

interface Case {
  readonly text: string;
  readonly columns: readonly string[];
}

const CASES = readGolden<readonly Case[]>("column_names_golden.json");

for (const { text, columns } of CASES) {
  Deno.test(`decodeFrame() names the columns ${columns.join(", ")} like freqtrade`, () => {
    const table = decodeFrame(text);
    assertEquals(table.columns, columns);
    assertEquals(table.data.slice(1).map(({ values }) => values[1]), columns.slice(1).map((_, i) => 2.5 + i));
    const escaped = JSON.stringify(text).slice(1, -1);
    const quick = decodeEscapedFrame(wholeText(escaped));
    if (quick !== null) assertEquals([quick.columns, quick.data], [table.columns, table.data]);
  });
}

Deno.test("decodeEscapedFrame() reads names that are not text without parsing the whole message", () => {
  const quick = CASES.filter(({ text }) => decodeEscapedFrame(wholeText(JSON.stringify(text).slice(1, -1))) !== null);
  assertEquals(CASES.length - quick.length, 0, "pandas escapes every character that is not ASCII");
});

Deno.test("nameColumns() distinguishes names that become equal as text", () => {
  assertEquals(nameColumns([15, "15", "15.1"]), ["15", "15.1", "15.1.1"]);
});
