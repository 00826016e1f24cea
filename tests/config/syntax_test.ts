import { assertEquals, assertStringIncludes } from "../support/assert.ts";
import { errorOf, load } from "./support.ts";

const WRONG: readonly (readonly [text: string, message: string])[] = [
  ["", "config.jsonc:1:1: expected an object { ... }, found an empty file"],
  [" \n// nothing\n", "config.jsonc:3:1: expected a value, found the end of the file"],
  ["[]", "config.jsonc:1:1: expected an object { ... }, found an empty list"],
  ["null", "config.jsonc:1:1: expected an object { ... }, found null"],
  ['"text"', "config.jsonc:1:1: expected an object { ... }, found text"],
  ['{\n  "a": 1\n  "b": 2\n}', 'config.jsonc:3:3: expected a comma, or the end of the object or list, found "\\""'],
  ['{\n  "a" 1\n}', 'config.jsonc:2:7: expected a colon after the key, found "1"'],
  [
    "{\n  a: 1\n}",
    'config.jsonc:2:3: expected a value: text in quotes, a number, true, false, null, { ... } or [ ... ], found "a"',
  ],
  ['{ "a": [1, 2 }', 'config.jsonc:1:14: expected a comma, or the end of the object or list, found "}"'],
  ['{ "a": [1, 2', "config.jsonc:1:13: expected a closing bracket ], found the end of the file"],
  ['{ "a": 1', "config.jsonc:1:9: expected a closing brace }, found the end of the file"],
  [
    '{ "a": 1 } x',
    'config.jsonc:1:12: expected a value: text in quotes, a number, true, false, null, { ... } or [ ... ], found "x"',
  ],
  ['{ "a": 1 } {}', 'config.jsonc:1:12: expected the end of the file, found "{"'],
  ['{ "a": "b\n }', 'config.jsonc:1:8: expected the closing quote of the text, found "\\""'],
  ["{ /* ", 'config.jsonc:1:3: expected the end of the comment */, found "/"'],
];

Deno.test("loadConfig() reports line, column and what it expected in a file that is not JSONC", async () => {
  for (const [text, message] of WRONG) assertEquals((await errorOf(text)).message, message, text);
});

Deno.test("loadConfig() does not show the text around a syntax error, which may be a token", async () => {
  const { message } = await errorOf('{ "ws_token": hidden-token }');
  assertStringIncludes(message, "config.jsonc:1:");
  assertEquals(message.includes("hidden"), false);
});

Deno.test("loadConfig() reads comments, trailing commas and a byte order mark", async () => {
  const config = await load(
    '\uFEFF{\r\n // one\r\n "timeframe": /* two */ "5m", "exchange": { "pair_whitelist": ["A/B",], },\r\n}',
  );
  assertEquals([config.timeframe, ...config.exchange.pair_whitelist], ["5m", "A/B"]);
});

Deno.test("loadConfig() reports endless nesting as a problem", async () => {
  const { problems } = await errorOf("[".repeat(200_000));
  assertEquals(problems.map(({ kind, found }) => [kind, found]), [["invalid", "more"]]);
});
