import { utf8 } from "../../support/utf8.ts";
// Compares the fast path (readFrameMessage and decodeEscapedFrame) with the parser.
import * as fc from "fast-check";
import { decodeEscapedFrame, decodeFrame } from "../../../src/frame/decode_frame.ts";
import type { Table } from "../../../src/frame/table.ts";
import { parseMessage } from "../../../src/producer/protocol/message.ts";
import { readFrameMessage } from "../../../src/producer/protocol/frame_message.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { frameText, HOUR, START } from "../support.ts";

interface Read {
  readonly key: readonly string[];
  readonly analyzedAt: number;
  readonly table: Table;
}

function quick(text: string): Read | null {
  const message = readFrameMessage(utf8(text));
  const table = message === null ? null : decodeEscapedFrame(message.frame);
  if (message === null || table === null) return null;
  const { pair, timeframe, candleType } = message.head;
  return { key: [pair, timeframe, candleType], analyzedAt: message.analyzedAt, table: omitBorrowed(table) };
}

function omitBorrowed({ isBorrowed, ...table }: Table): Table {
  assert(isBorrowed === true);
  return table;
}

function slow(text: string): Read | null {
  const message = parseMessage(text);
  if (message.type !== "analyzed_df") return null;
  try {
    const table = decodeFrame(message.frameText);
    return { key: [message.pair, message.timeframe, message.candleType], analyzedAt: message.analyzedAt, table };
  } catch {
    return null;
  }
}

/** Checks that whatever the fast path reads equals what the parser reads. */
function assertSame(text: string): boolean {
  const read = quick(text);
  if (read === null) return false;
  assertEquals(read, slow(text), text.slice(0, 2000));
  return true;
}

Deno.test("every dataframe of the recordings is read by the fast path, with the same result", () => {
  for (const [file, escapes] of [["live_5m", false], ["walk", false], ["rich_1m", true]] as const) {
    const lines = Deno.readTextFileSync(new URL(`../../fixtures/${file}.ndjson`, import.meta.url)).trim().split("\n");
    const texts = lines.map((line) => String(JSON.parse(line).message)).filter((text) => text.includes("analyzed_df"));
    const quickly = texts.filter(assertSame).length;
    assert(quickly === texts.length || escapes, `${file}: only ${quickly} of ${texts.length}`);
  }
});

Deno.test("the fast path accepts a damaged message only when the parser accepts it too", () => {
  const extra = { rsi: 50.5, tag: "cross", odd: 'a "b" \\ \n é', flag: true, none: null, big: 9.5e18 };
  const real = [
    frameText({
      first: START,
      rows: 3,
      stepMs: HOUR,
      analyzedAt: START,
      extra: { rsi: 50.5, tag: "cross", none: null },
    }),
    frameText({ first: START, rows: 2, stepMs: HOUR, analyzedAt: START, extra }),
  ];
  const put = fc.oneof(
    fc.string({ maxLength: 4 }),
    fc.constantFrom('"', '\\"', "\\\\", '"},"la":"', "]]}", ",", "\\u0031", "\u0001"),
  );
  fc.assert(
    fc.property(fc.constantFrom(...real), fc.nat(2000), fc.nat(8), put, (text, at, cut, with_) => {
      const where = at % text.length;
      assertSame(text.slice(0, where) + with_ + text.slice(where + cut));
    }),
    { numRuns: 5000, seed: 20261123 },
  );
});

Deno.test("a message with more keys, or with its keys in another order, is left to the parser", () => {
  const text = frameText({ first: START, rows: 1, stepMs: HOUR, analyzedAt: START });
  for (
    const changed of [
      text.replace('"},"la"', '","x":"1"},"la"'),
      text.replace('{"type":"analyzed_df",', '{"x":1,"type":"analyzed_df",'),
      text.replace(/}}$/, ',"x":{}}}'),
    ]
  ) {
    assertEquals(quick(changed), null);
    assert(slow(changed) !== null);
  }
});
