import * as fc from "fast-check";
import { type Frame, Strategy } from "consumer";
import { assert, assertEquals, assertStringIncludes } from "../../support/assert.ts";
import { CoreProbe, frameText, HOUR, START } from "../support.ts";

const BASE = { first: START, rows: 200, stepMs: HOUR, analyzedAt: START } as const;

/** Sends a malformed message to an engine with a dataframe, which must not change, and returns the reported problem. */
function problemOf(text: string): string {
  const probe = new CoreProbe();
  probe.sendFrame(BASE);
  const events = probe.send(text);
  assertEquals(events.map((event) => event.type), ["message_rejected"], text);
  probe.sendFrame({ ...BASE, first: START + 200 * HOUR, rows: 1, analyzedAt: START + 1 });
  assertEquals(probe.rows, 201, "what is held must stay");
  const [event] = events;
  return event?.type === "message_rejected" ? event.problem : "";
}

function frameWith(value: unknown): string {
  const df = { __type__: "dataframe", __value__: typeof value === "string" ? value : JSON.stringify(value) };
  return JSON.stringify({
    type: "analyzed_df",
    data: { key: ["BTC/USDT", "1h", "spot"], df, la: "2026-11-24T00:00:00Z" },
  });
}

Deno.test("each malformed message causes one clear warning and no damage", () => {
  const columns = ["date", "close"];
  assertStringIncludes(problemOf("{"), "not valid JSON");
  assertStringIncludes(problemOf("[]"), "object");
  assertStringIncludes(problemOf('{"type":["whitelist"]}'), "type");
  assertStringIncludes(problemOf('{"type":"whitelist","data":{"a":1}}'), "data");
  assertStringIncludes(problemOf('{"type":"analyzed_df","data":{"key":"BTC/USDT"}}'), "data.key");
  assertStringIncludes(problemOf('{"some":"stuff"}'), "type");
  assertStringIncludes(problemOf(frameWith("{")), "BTC/USDT 1h spot");
  assertStringIncludes(problemOf(frameWith({ columns, index: [0, 1], data: [[START, 1], [START]] })), "1");
  assertStringIncludes(problemOf(frameWith({ columns, index: [0], data: [["yesterday", 1]] })), "date");
  assertStringIncludes(problemOf(frameWith({ columns: ["close"], index: [0], data: [[1]] })), "date");
  assertStringIncludes(problemOf(frameText({ ...BASE, timeframe: "nonsense" })), "nonsense");
  assertStringIncludes(problemOf('{"type":"exception","data":"Error processing request"}'), "Error processing request");
});

Deno.test("a dataframe whose only row has no date is rejected, and other rows of a dataframe are kept", () => {
  const probe = new CoreProbe();
  probe.sendFrame(BASE);
  const columns = ["date", "close"];
  const [event] = probe.send(frameWith({ columns, index: [0], data: [[null, 1]] }));
  assertEquals(event?.type, "message_rejected");
  probe.send(frameWith({ columns, index: [0, 1], data: [[null, 1], [START + 200 * HOUR, 2]] }));
  assertEquals(probe.rows, 201);
});

Deno.test("a date out of range is rejected", () => {
  const probe = new CoreProbe();
  probe.sendFrame(BASE);
  const columns = ["date", "close"];
  const [event] = probe.send(frameWith({ columns, index: [0, 1], data: [[START + 200 * HOUR, 2], [1e18, 1]] }));
  assertEquals(event?.type, "message_rejected");
  assertEquals(probe.rows, 201);
});

/** Texts from nearly right to garbage: a real message with a piece removed, changed or repeated. */
function damaged(): fc.Arbitrary<string> {
  const real = [
    frameText({ ...BASE, rows: 3, extra: { rsi: 50.5, note: 'a "b" \\ c', flag: true, none: null } }),
    frameText({ ...BASE, rows: 1, first: START + 200 * HOUR, analyzedAt: START + 5 }),
    '{"type":"whitelist","data":["BTC/USDT","ETH/USDT"]}',
    '{"type":"exception","data":"x"}',
  ];
  const cut = fc.tuple(fc.constantFrom(...real), fc.nat(400), fc.nat(40), fc.string({ maxLength: 6 })).map(
    ([text, at, length, put]) => text.slice(0, at % text.length) + put + text.slice((at % text.length) + length),
  );
  const value = fc.oneof(fc.json(), fc.constant("null"), fc.constant("9223372036854775808"), fc.constant("[[]]"));
  const wrong = fc.tuple(value, value, value).map(([key, df, la]) =>
    `{"type":"analyzed_df","data":{"key":${key},"df":${df},"la":${la}}}`
  );
  const table = fc.tuple(value, value, value).map(([columns, index, data]) =>
    frameWith(`{"columns":${columns},"index":${index},"data":${data}}`)
  );
  const cells = fc.array(fc.array(fc.oneof(fc.jsonValue({ maxDepth: 1 }), fc.integer()), { maxLength: 3 }), {
    maxLength: 4,
  });
  const rows = cells.map((data) => frameWith({ columns: ["date", "close", "x"], index: data.map((_, i) => i), data }));
  return fc.oneof(cut, wrong, table, rows, fc.string(), fc.json());
}

class Reads extends Strategy {
  override timeframe = "1h";
  override populateIndicators(dataframe: Frame): Frame {
    const [frame] = this.dp.getProducerDf("BTC/USDT");
    for (const column of frame.columns) frame.col(column).at(-1);
    return dataframe;
  }
}

Deno.test("10,000 malformed messages crash nothing, and memory stays flat", () => {
  const probe = new CoreProbe([new Reads()]);
  const texts = fc.sample(damaged(), { numRuns: 10_000, seed: 20261123 });
  const heapAfter = (from: number, to: number): number => {
    for (const text of texts.slice(from, to)) probe.send(text);
    probe.events.length = 0;
    return Deno.memoryUsage().heapUsed;
  };
  const early = heapAfter(0, 5000);
  const late = heapAfter(5000, 10_000);
  assert(late - early < 64 << 20, `the heap grew by ${((late - early) / 2 ** 20).toFixed(0)} MiB`);
  probe.sendFrame({ ...BASE, analyzedAt: Date.UTC(2100, 0) });
  assertEquals(probe.rows, 200);
});
