import fc from "fast-check";
import { readFrameHead } from "../../../src/producer/protocol/frame_head.ts";
import { readFrameMessage } from "../../../src/producer/protocol/frame_message.ts";
import { parseMessage } from "../../../src/producer/protocol/message.ts";
import { parseTimestamp, parseUtcTimestamp } from "../../../src/producer/protocol/timestamp.ts";
import { assert, assertEquals, assertStrictEquals } from "../../support/assert.ts";
import { utf8, wholeText } from "../../support/utf8.ts";
import { recordedMessages } from "../../support/wire_fixtures.ts";

Deno.test("readFrameMessage() splits the dataframes of a real freqtrade, and leaves other messages to the parser", () => {
  for (const text of recordedMessages()) {
    const read = readFrameMessage(utf8(text));
    const parsed = parseMessage(text);
    assertEquals(read === null, parsed.type !== "analyzed_df");
    if (read === null || parsed.type !== "analyzed_df") continue;
    const { bytes, start, end } = read.frame;
    assertEquals(JSON.parse(`"${new TextDecoder().decode(bytes.subarray(start, end))}"`), parsed.frameText);
    assertEquals(read.analyzedAt, parsed.analyzedAt);
    assertEquals([read.head.pair, read.head.timeframe], [parsed.pair, parsed.timeframe]);
  }
});

Deno.test("readFrameHead() returns the same object for a known head, and reads pairs with any characters", () => {
  const message = (pair: string): Uint8Array =>
    utf8(
      JSON.stringify({
        type: "analyzed_df",
        data: { key: [pair, "5m", "spot"], df: { __type__: "dataframe", __value__: "{}" } },
      }),
    );
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (pair) => {
    const head = readFrameHead(message(pair));
    if (head === null) assert(/["\\\p{Cc}]/u.test(pair), pair);
    else assertEquals([head.pair, head.timeframe, head.candleType], [pair, "5m", "spot"]);
    assertStrictEquals(readFrameHead(message(pair)), head);
  }));
});

Deno.test("parseUtcTimestamp() reads what freqtrade writes like parseTimestamp(), and nothing else", () => {
  const read = (text: string): number | null => {
    const { bytes, start, end } = wholeText(text);
    return parseUtcTimestamp(bytes, start, end);
  };
  const date = fc.date({ min: new Date(0), max: new Date("9999-12-31"), noInvalidDate: true });
  fc.assert(fc.property(date, fc.nat(999_999), fc.boolean(), (moment, micros, isLong) => {
    const text = `${moment.toISOString().slice(0, 19)}${isLong ? `.${String(micros).padStart(6, "0")}` : ""}+00:00`;
    assertEquals(read(text), parseTimestamp(text), text);
  }));
  const edges = fc.stringMatching(/^2[01]\d\d-[01]\d-[0-3]\dT[0-2]\d:[0-6]\d:[0-6]\d(\.\d{6})?\+00:00$/);
  fc.assert(fc.property(edges, (text) => assertEquals(read(text), parseTimestamp(text), text)));
  for (const text of ["", "2026-11-23T00:58:24Z", "2026-11-23 00:58:24+00:00", "2026-11-23T00:58:24+01:00"]) {
    assertEquals(read(text), null);
  }
});
