import { isQuick } from "../../../src/text/pattern/is_quick.ts";
import { parsePattern } from "../../../src/text/pattern/parse_pattern.ts";
import { assertEquals } from "../../support/assert.ts";

Deno.test("isQuick() accepts few choices and repetitions of characters only", () => {
  const quick = ["BTC/.*", "(A|B)(C|D).*", "a{2}b{2}c{2}d{2}e{2}.*", "[A-Z]{3}/USDT", "(?!BTC).*/USDT"];
  const slow = ["(a+)+", "(a|b)*", "(ab)?", "a*a*a*a*a*", "(a|b)(a|b)(a|b)(a|b)(a|b)", "(?=(a+)+)b"];
  assertEquals(quick.map((source) => isQuick(parsePattern(source))), quick.map(() => true));
  assertEquals(slow.map((source) => isQuick(parsePattern(source))), slow.map(() => false));
});
