import { compilePairFilter, findPatternError } from "../../src/config/pairs.ts";
import { assert, assertEquals, assertThrows } from "../support/assert.ts";
import { fixture } from "./support.ts";

const filter = (white: string[], black: string[] = []): (pair: string) => boolean =>
  compilePairFilter({ pair_whitelist: white, pair_blacklist: black });

Deno.test("compilePairFilter() passes the same pairs as freqtrade's expand_pairlist, and rejects the same patterns", async () => {
  const { pairs, patterns }: { pairs: string[]; patterns: Record<string, string[] | null> } = JSON.parse(
    await fixture("pairs.json"),
  );
  for (const [pattern, expected] of Object.entries(patterns)) {
    assertEquals(findPatternError(pattern) === null, expected !== null, pattern);
    if (expected !== null) assertEquals(pairs.filter(filter([pattern])), expected, pattern);
  }
});

Deno.test("compilePairFilter() passes every pair when the whitelist is empty", () => {
  assert(filter([])("ANY/THING"));
});

Deno.test("compilePairFilter() lets the blacklist win over the whitelist", () => {
  const follows = filter([".*/USDT"], ["bnb/.*", "ETH/USDT"]);
  assertEquals(["BTC/USDT", "BNB/USDT", "ETH/USDT", "BTC/EUR"].filter(follows), ["BTC/USDT"]);
});

Deno.test("compilePairFilter() returns the same results after more pairs than its cache holds", () => {
  const follows = filter(["1.*"]);
  for (let i = 0; i < 25_000; i++) assertEquals(follows(`${i}`), `${i}`.startsWith("1"));
  assert(follows("12"));
});

Deno.test("compilePairFilter() throws a SyntaxError for a pattern that does not compile", () => {
  assertThrows(() => filter(["*/BTC"]), SyntaxError);
});

Deno.test("findPatternError() returns the reason in a few words", () => {
  assertEquals(findPatternError("*/BTC"), "nothing to repeat");
  assertEquals(findPatternError("(BTC"), "unterminated group");
  assertEquals(findPatternError("a)|(b"), "unmatched ')'");
});
