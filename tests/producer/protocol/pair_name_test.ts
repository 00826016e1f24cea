import fc from "fast-check";
import { describePairProblem } from "../../../src/producer/protocol/pair_name.ts";
import { assertEquals, assertStringIncludes } from "../../support/assert.ts";

Deno.test("describePairProblem() accepts the names of exchanges", () => {
  for (
    const pair of [
      "BTC/USDT",
      "1000SATS/USDT:USDT",
      "BTC/USDT:USDT-261225-50000-C",
      "币安人生/USDT",
      "$MASK/USDT",
      "A_B-C.D/X",
    ]
  ) {
    assertEquals(describePairProblem(pair), null);
  }
});

Deno.test("describePairProblem() describes a name that is too long, or that could carry a text", () => {
  assertStringIncludes(describePairProblem("A".repeat(300)) ?? "", "300 characters, and may have 100: AAAA");
  for (const pair of ["", "a b", "a\tb", "a\u0000", "a\u2028b", "\ud800", 'a"b']) {
    assertStringIncludes(describePairProblem(pair) ?? "", "is not the name of a pair");
  }
});

Deno.test("describePairProblem() accepts no name that JSON would have to escape", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (pair) => {
    if (describePairProblem(pair) === null) assertEquals(JSON.stringify(pair), `"${pair}"`);
  }));
});
