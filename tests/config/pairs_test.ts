import { pairFilter, pairPatternError } from "../../src/config/pairs.ts";
import { assert, assertEquals, assertThrows } from "../support/assert.ts";
import { fixture } from "./support.ts";

const filter = (white: string[], black: string[] = []): (pair: string) => boolean =>
  pairFilter({ pair_whitelist: white, pair_blacklist: black });

Deno.test("pairFilter() lets through what freqtrade's expand_pairlist does, and refuses the same patterns", async () => {
  const { pairs, patterns }: { pairs: string[]; patterns: Record<string, string[] | null> } = JSON.parse(
    await fixture("pairs.json"),
  );
  for (const [pattern, expected] of Object.entries(patterns)) {
    assertEquals(pairPatternError(pattern) === null, expected !== null, pattern);
    if (expected !== null) assertEquals(pairs.filter(filter([pattern])), expected, pattern);
  }
});

Deno.test("pairFilter() lets every pair through when the whitelist is empty", () => {
  assert(filter([])("ANY/THING"));
});

Deno.test("pairFilter() lets the blacklist win over the whitelist", () => {
  const follows = filter([".*/USDT"], ["bnb/.*", "ETH/USDT"]);
  assertEquals(["BTC/USDT", "BNB/USDT", "ETH/USDT", "BTC/EUR"].filter(follows), ["BTC/USDT"]);
});

Deno.test("pairFilter() answers the same after more pairs than it remembers", () => {
  const follows = filter(["1.*"]);
  for (let i = 0; i < 25_000; i++) assertEquals(follows(`${i}`), `${i}`.startsWith("1"));
  assert(follows("12"));
});

Deno.test("pairFilter() throws a SyntaxError for a pattern that does not compile", () => {
  assertThrows(() => filter(["*/BTC"]), SyntaxError);
});

Deno.test("pairPatternError() says in a few words what is wrong", () => {
  assertEquals(pairPatternError("*/BTC"), "nothing to repeat");
  assertEquals(pairPatternError("(BTC"), "unterminated group");
  assertEquals(pairPatternError("a)|(b"), "unmatched ')'");
});
