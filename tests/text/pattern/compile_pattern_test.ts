import fc from "fast-check";
import { compilePattern } from "../../../src/text/pattern/compile_pattern.ts";
import { matchesWhole } from "../../../src/text/pattern/match_pattern.ts";
import { parsePattern } from "../../../src/text/pattern/parse_pattern.ts";
import { assert, assertEquals, assertThrows } from "../../support/assert.ts";

const atom = fc.constantFrom(
  ...["a", "B", "b", ".", "[ab]", "[^a]", "[]]", "\\w", "\\d", "\\b", "\\B", "^", "$", "\\/", "1", "{", "\\x61", "]"],
);
const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 4 },
    atom,
    fc.tuple(tie("pattern"), tie("pattern")).map(([a, b]) => `${a}${b}`),
    fc.tuple(tie("pattern"), tie("pattern")).map(([a, b]) => `(?:${a}|${b})`),
    fc.tuple(tie("pattern"), fc.constantFrom("*", "+", "?", "{2}", "{1,2}", "{0,}", "*?")).map(([a, q]) =>
      `(${a})${q}`
    ),
    fc.tuple(fc.constantFrom("?=", "?!", "?<=", "?<!", "?<name>"), tie("pattern")).map(([how, a]) => `(${how}${a})`),
  ),
}));
const text = fc.string({ unit: fc.constantFrom("a", "b", "A", "1", "/", "]", "{", "-", "\n"), maxLength: 7 });

Deno.test("compilePattern() and its own matcher agree with V8 on any pattern and text", () => {
  fc.assert(
    fc.property(pattern, text, (source, text) => {
      let native: RegExp;
      try {
        native = new RegExp(`^(?:${source})$`, "i");
      } catch {
        return; // such as a group's name twice
      }
      const expected = native.test(text);
      assertEquals(matchesWhole(parsePattern(source), text), expected, source);
      assertEquals(compilePattern(source)(text), expected, source);
    }),
    { numRuns: 5000 },
  );
});

Deno.test("compilePattern() takes bounded time on patterns that V8 never finishes", () => {
  const patterns = [
    ...["(a+)+", "(a*)*b", "(a|a)*b", "(a|aa)+$b", "(.*)*(.*)*x", "((a+)+)+b", "(a?){50}a{50}b", "(?=(a+)+b).*"],
    ...[".*.*.*.*.*.*x", "(a|b|ab)*c", "(?<!(a+)+)b", `${"(a|a)".repeat(30)}b`, `${"a?".repeat(100)}b`],
  ];
  for (const source of patterns) {
    const matches = compilePattern(source);
    for (const length of [100, 255]) {
      const start = performance.now();
      matches("a".repeat(length));
      matches(`${"a".repeat(length - 1)}!`);
      const took = performance.now() - start;
      assert(took < 1500, `${source}: ${took} ms for ${length} characters`);
    }
  }
});

Deno.test("compilePattern() keeps what freqtrade's users write: exclusions, leveraged tokens, look-around", () => {
  const cases: readonly (readonly [source: string, matched: string, unmatched: string])[] = [
    [".*(_PREMIUM|BEAR|BULL|HALF|HEDGE|UP|DOWN|[1235][SL])/.*", "BTCUP/USDT", "BTC/USDT"],
    ["(?!.*(UP|DOWN)/).*/USDT", "BTC/USDT", "BTCUP/USDT"],
    ["^(?!(BTC|ETH)/).+/(USDT|USDC):\\1$".replace("\\1", "(USDT|USDC)"), "SOL/USDT:USDT", "BTC/USDT:USDT"],
    ["(1000)?([A-Z0-9]{2,10})+/USDT", "1000SATS/USDT", "A/USDT"],
    ["(?:(?:BTC|ETH)(?:/|$))+USDT", "eth/usdt", "XRP/USDT"],
  ];
  for (const [source, matched, unmatched] of cases) {
    const matches = compilePattern(source);
    assertEquals([matches(matched), matches(unmatched)], [true, false], source);
  }
});

Deno.test("compilePattern() says what it does not support", () => {
  assertThrows(() => compilePattern("(a+)+\\1"), SyntaxError, "back reference");
  assertThrows(() => compilePattern("(".repeat(60) + "a+" + ")+".repeat(60)), SyntaxError, "50 groups");
  assertThrows(() => compilePattern("(a+)+".repeat(2000)), SyntaxError, "more than 5000");
  assertThrows(() => compilePattern("(a"), SyntaxError);
  assertThrows(() => compilePattern("a)|(b"), SyntaxError);
  assert(compilePattern("(.)\\1")("bb"), "a back reference in a quick pattern");
  assert(!compilePattern(".*")("a".repeat(256)), "no name is that long");
});
