import fc from "fast-check";
import { printable } from "../../src/text/printable.ts";
import { assert, assertEquals } from "../support/assert.ts";

Deno.test("printable() escapes control characters", () => {
  assertEquals(printable("a\nb\tc\rd\u001b[31m\u0000\u202e\u2028"), "a\\nb\\tc\\rd\\u{1b}[31m\\u{0}\\u{202e}\\u{2028}");
});

Deno.test("printable() returns all other text unchanged", () => {
  assertEquals(printable("BTC/USDT: größer 币安 🚀 \\ {x}"), "BTC/USDT: größer 币安 🚀 \\ {x}");
});

Deno.test("printable() returns one line without control characters for any text", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => {
    assert(!/[\p{Cc}\u2028\u2029]/u.test(printable(text)));
  }));
});
