import { printableLines } from "../../src/text/printable_lines.ts";
import { assertEquals } from "../support/assert.ts";

Deno.test("printableLines() escapes control characters and keeps lines and tabs", () => {
  assertEquals(printableLines("a\tb\nc\u001b[2J\r\n\u009bx"), "a\tb\nc\\u{1b}[2J\\r\n\\u{9b}x");
});
