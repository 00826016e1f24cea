import fc from "fast-check";
import { parseMessage, type ProducerMessage } from "../../../src/producer/protocol/message.ts";
import { assert, assertEquals, assertStringIncludes } from "../../support/assert.ts";
import { recordedMessages } from "../../support/wire_fixtures.ts";

const message = (value: unknown): string => JSON.stringify(value);
const FRAME = { __type__: "dataframe", __value__: '{"columns":[],"index":[],"data":[]}' };
const DATA = { key: ["BTC/USDT", "5m", "spot"], df: FRAME, la: "2026-11-23T00:58:24.073258+00:00" };
const frame = (overrides: Record<string, unknown>): string =>
  message({ type: "analyzed_df", data: { ...DATA, ...overrides } });

function problemOf(text: string): string {
  const parsed = parseMessage(text);
  if (parsed.type !== "invalid") throw new Error(`taken as ${parsed.type}: ${text}`);
  return parsed.problem;
}

Deno.test("parseMessage() parses the messages of a real freqtrade", () => {
  const [whitelist, whole, one] = recordedMessages().map(parseMessage);
  assertEquals<unknown>(whitelist, { type: "whitelist", pairs: ["BTC/USDT", "ETH/USDT", "SOL/USDT", "XRP/USDT"] });
  if (whole?.type !== "analyzed_df" || one?.type !== "analyzed_df") throw new Error("no frames");
  assertEquals([whole.pair, whole.timeframe, whole.candleType], ["BTC/USDT", "5m", "spot"]);
  assertEquals(whole.analyzedAt, Date.UTC(2026, 10, 23, 0, 58, 24) + 73.258);
  assertEquals(JSON.parse(whole.frameText).data.length, 499);
  assertEquals(JSON.parse(one.frameText).data.length, 1);
});

Deno.test('parseMessage() returns "invalid" with the field, the expected and the found value', () => {
  const cases: readonly (readonly [string, string])[] = [
    [message({ some: "stuff" }), "type: expected a string, found nothing"],
    [message({ type: ["whitelist"], data: ["A"] }), "type: expected a string, found a list"],
    [message({ type: 5 }), "type: expected a string, found 5"],
    [message([1, 2]), "the message: expected an object, found a list"],
    ["null", "the message: expected an object, found null"],
    [message({ type: "whitelist", data: { BTC: 1 } }), "data: expected a list of pairs, found an object"],
    [message({ type: "whitelist", data: "BTC/USDT" }), 'data: expected a list of pairs, found "BTC/USDT"'],
    [message({ type: "whitelist", data: ["A", 7] }), "data[1]: expected a pair, found 7"],
    [
      message({ type: "analyzed_df", data: [1] }),
      'data: expected an object with "key", "df" and "la", found a list',
    ],
    [
      frame({ key: "BTC/USDT" }),
      'data.key: expected a list of pair, timeframe and candle type, found "BTC/USDT"',
    ],
    [frame({ key: ["A", "5m"] }), "data.key: expected a list of pair, timeframe and candle type, found a list"],
    [frame({ key: [null, "5m", "spot"] }), "data.key[0]: expected a pair, found null"],
    [frame({ key: ["A", 5, "spot"] }), "data.key[1]: expected a timeframe, found 5"],
    [frame({ key: ["A", "5m", true] }), "data.key[2]: expected a candle type, found true"],
    [frame({ df: null }), "data.df: expected a dataframe, found null"],
    [frame({ df: {} }), 'data.df.__type__: expected "dataframe", found nothing'],
    [
      frame({ df: { __type__: "series", __value__: "" } }),
      'data.df.__type__: expected "dataframe", found "series"',
    ],
    [frame({ df: { __type__: "dataframe" } }), "data.df.__value__: expected JSON text, found nothing"],
    [frame({ df: { ...FRAME, __value__: {} } }), "data.df.__value__: expected JSON text, found an object"],
    [
      frame({ la: "yesterday" }),
      'data.la: expected an ISO 8601 date or a number of seconds, found "yesterday"',
    ],
    [frame({ la: undefined }), "data.la: expected an ISO 8601 date or a number of seconds, found nothing"],
  ];
  for (const [text, problem] of cases) assertEquals(problemOf(text), problem);
});

Deno.test("parseMessage() reports a text that is not JSON", () => {
  const [, whole = ""] = recordedMessages();
  for (const text of ["", "hello", "{", whole.slice(0, -100), "\u0000", '{"type":"whitelist",}']) {
    assertStringIncludes(problemOf(text), "not valid JSON");
  }
});

Deno.test("parseMessage() never quotes more of a message than its start", () => {
  const long = "x".repeat(100_000);
  const list = [
    long,
    message(long),
    message({ type: "whitelist", data: long }),
    message({ type: "whitelist", data: [[long]] }),
  ];
  for (const text of [...list, message({ type: "analyzed_df", data: { [long]: 1 } }), frame({ la: long })]) {
    const problem = problemOf(text);
    assert(problem.length < 300, `${problem.length} characters`);
  }
});

Deno.test('parseMessage() returns "empty" for a known type without data, as freqtrade does', () => {
  for (const type of ["whitelist", "analyzed_df", "exception"]) {
    for (const data of [null, undefined, [], {}, "", 0, false]) {
      assertEquals(parseMessage(message({ type, data })), { type: "empty", what: type });
    }
  }
});

Deno.test("parseMessage() accepts a dataframe without rows", () => {
  assertEquals(parseMessage(frame({})).type, "analyzed_df");
});

Deno.test("parseMessage() returns an exception's text, and any other type's name", () => {
  assertEquals(parseMessage(message({ type: "exception", data: "Error processing request" })), {
    type: "exception",
    text: "Error processing request",
  });
  assertEquals(parseMessage(message({ type: "exception", data: [1] })), { type: "exception", text: "a list" });
  for (const type of ["status", "new_candle", "__proto__", "constructor"]) {
    assertEquals(parseMessage(message({ type, data: null })), { type: "other", name: type });
  }
});

Deno.test("parseMessage() reads no field from a prototype in a message", () => {
  assertEquals(
    problemOf('{"__proto__":{"type":"whitelist","data":["A"]}}'),
    "type: expected a string, found nothing",
  );
});

const TYPES: readonly ProducerMessage["type"][] = [
  "whitelist",
  "analyzed_df",
  "exception",
  "other",
  "invalid",
  "empty",
];

Deno.test("parseMessage() does not throw on any text", () => {
  const known = fc.constantFrom("whitelist", "analyzed_df", "exception", "status", "type", "data", "key", "df", "la");
  const value = fc.letrec((tie) => ({
    any: fc.oneof(fc.jsonValue(), known, fc.dictionary(known, tie("any")), fc.array(tie("any"), { maxLength: 3 })),
  })).any;
  fc.assert(fc.property(fc.oneof(fc.string(), value.map((v) => JSON.stringify(v))), (text) => {
    assert(TYPES.includes(parseMessage(text).type));
  }));
});

Deno.test("parseMessage() never throws on a real message with a piece cut out or put in", () => {
  const messages = recordedMessages().filter((text) => text.length < 2000);
  fc.assert(
    fc.property(
      fc.constantFrom(...messages),
      fc.nat(),
      fc.nat(40),
      fc.string({ maxLength: 5 }),
      (text, at, size, put) => {
        const from = at % text.length;
        assert(TYPES.includes(parseMessage(text.slice(0, from) + put + text.slice(from + size)).type));
      },
    ),
    { numRuns: 500 },
  );
});
