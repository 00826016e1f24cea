import fc from "fast-check";
import { formatJsonLine } from "../../src/text/json_line.ts";
import { printable } from "../../src/text/printable.ts";
import { assertEquals } from "../support/assert.ts";

Deno.test("formatJsonLine() writes one line without control characters, and parses to the same value", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => {
    const line = formatJsonLine({ [text]: text });
    assertEquals(JSON.parse(line), { [text]: text });
    assertEquals(printable(line.slice(0, -1)), line.slice(0, -1));
    assertEquals(line.at(-1), "\n");
  }));
});
