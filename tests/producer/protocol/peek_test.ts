import fc from "fast-check";
import { type MessageHead, peekMessage } from "../../../src/producer/protocol/peek.ts";
import { parseMessage } from "../../../src/producer/protocol/message.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { recordedMessages } from "../../support/wire_fixtures.ts";

const UNKNOWN: MessageHead = { kind: "unknown" };

function frameMessage(columns: unknown, data: unknown, key: readonly unknown[] = ["BTC/USDT", "5m", "spot"]): string {
  const index = Array.isArray(data) ? data.map((_, i) => i + 400) : [];
  const df = { __type__: "dataframe", __value__: JSON.stringify({ columns, index, data }) };
  return JSON.stringify({ type: "analyzed_df", data: { key, df, la: "2026-11-23T00:58:24Z" } });
}

/** Parses a message completely, for comparison. */
function truth(text: string): MessageHead {
  const message = parseMessage(text);
  if (message.type === "whitelist") return { kind: "whitelist" };
  if (message.type !== "analyzed_df") return UNKNOWN;
  const { pair, timeframe, candleType } = message;
  const { columns, data } = JSON.parse(message.frameText);
  if (data.length === 0) return UNKNOWN;
  return data.length === 1
    ? { kind: "frame", pair, timeframe, candleType, rows: "one", candle: data[0][columns.indexOf("date")] }
    : { kind: "frame", pair, timeframe, candleType, rows: "many", candle: null };
}

Deno.test("peekMessage() recognises the messages of a real freqtrade", () => {
  const kinds = recordedMessages().map(peekMessage);
  assertEquals(kinds.map((head) => head.kind === "frame" ? head.rows : head.kind), [
    "whitelist",
    "many",
    "one",
    "one",
    "one",
    "one",
  ]);
  recordedMessages().forEach((text, i) => assertEquals(kinds[i], truth(text)));
});

Deno.test("peekMessage() finds the candle at any position of the date column, and returns null without one", () => {
  const candle = (columns: unknown, row: unknown): number | null | undefined => {
    const head = peekMessage(frameMessage(columns, [row]));
    return head.kind === "frame" ? head.candle : undefined;
  };
  assertEquals(candle(["date", "open"], [1795395000000, 1]), 1795395000000);
  assertEquals(candle(["open", "date"], [1, 1795395000000]), 1795395000000);
  assertEquals(candle(["open"], [1]), null);
  assertEquals(candle(["date", "date"], [1, 2]), null);
  assertEquals(candle(["date"], ["soon"]), null);
  assertEquals(candle(["date"], [null]), null);
  assertEquals(candle(["date", "open"], [1]), null);
});

Deno.test('peekMessage() returns "unknown" when it is not sure', () => {
  const [, whole = "", one = ""] = recordedMessages();
  for (
    const text of [
      "",
      "nonsense",
      one.slice(0, -1),
      '{"type":"status","data":1}',
      '{"type":"whitelist","data":null}',
      frameMessage(["date"], []),
      frameMessage("date", [[1]]),
      frameMessage(["date"], {}),
      JSON.stringify({ type: "whitelist", data: ["x".repeat(100_000)] }),
      ` ${whole}`,
    ]
  ) assertEquals(peekMessage(text), UNKNOWN, text.slice(0, 80));
});

Deno.test("peekMessage() is right about columns, cells and keys that look like the wire format", () => {
  const tricky = fc.oneof(
    fc.string(),
    fc.constantFrom('],"index":[', '],\\"index\\":[1,2', '"data":[[', "\\", '"', "a,b", "],[", '{"columns":['),
  );
  const column = fc.uniqueArray(tricky, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(column, fc.integer({ min: 1, max: 3 }), tricky, tricky, (names, rows, cell, pair) => {
      const columns = ["date", ...names.filter((name) => name !== "date")];
      const data = Array.from({ length: rows }, (_, i) => [i * 60_000, ...columns.slice(1).map(() => cell)]);
      const text = frameMessage(columns, data, [pair, "5m", "spot"]);
      assertEquals(peekMessage(text), truth(text));
    }),
    { numRuns: 1000 },
  );
});

Deno.test("peekMessage() never returns one row for a text that does not parse", () => {
  const [, , one = ""] = recordedMessages();
  fc.assert(fc.property(fc.nat(one.length - 1), (at) => {
    const head = peekMessage(one.slice(0, at));
    assert(head.kind === "unknown", `cut at ${at}: ${JSON.stringify(head)}`);
  }));
});
