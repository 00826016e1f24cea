/** The cases of Autobahn's fuzzing server that matter to a client, as bytes, and random cuts of random messages. */
import fc from "fast-check";
import { deflateRawSync } from "node:zlib";
import { MessageReader, type ReadItem } from "../../../src/producer/websocket/message_reader.ts";
import { MessageTooBigError, ProtocolError } from "../../../src/producer/websocket/protocol_error.ts";
import { assert, assertEquals, assertThrows } from "../../support/assert.ts";
import { strictTest } from "../../support/strict.ts";
import { encodeFrame, OPCODES } from "../../support/web_socket_frames.ts";

const decoder = new TextDecoder();
const { text, continuation, ping, pong, close } = OPCODES;

/** Reads frames with a reader and describes what comes out. */
function read(bytes: Uint8Array, cuts: readonly number[] = [], maxBytes = 1 << 20, mayCompress = false): string[] {
  const reader = new MessageReader({ maxBytes, mayCompress });
  const out: string[] = [];
  const ends = [...new Set(cuts)].filter((cut) => cut > 0 && cut < bytes.length).toSorted((a, b) => a - b);
  let from = 0;
  for (const end of [...ends, bytes.length]) {
    feed(reader, bytes.slice(from, end), out);
    from = end;
  }
  return out;
}

/** Passes bytes as a connection does: into the message's own buffer where that has space. */
function feed(reader: MessageReader, bytes: Uint8Array, out: string[]): void {
  for (let at = 0; at < bytes.length;) {
    const space = reader.space();
    const count = Math.min(bytes.length - at, space?.length ?? Infinity);
    const part = bytes.subarray(at, at + count);
    at += count;
    if (space === null) reader.feed(part);
    else {
      space.set(part);
      reader.filled(count);
      reader.feed(new Uint8Array(0));
    }
    for (let item = reader.next(); item !== null; item = reader.next()) out.push(describe(item));
  }
}

function describe(item: ReadItem): string {
  switch (item.kind) {
    case "message":
      return `${item.isText ? "text" : "binary"} ${decoder.decode(item.bytes)}`;
    case "ping":
      return `ping ${decoder.decode(item.payload)}`;
    case "pong":
      return "pong";
    case "close":
      return `close ${item.code} ${item.reason}`;
  }
}

function join(...frames: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(frames.flatMap((frame) => [...frame]));
}

function closeFrame(...payload: readonly number[]): Uint8Array {
  return encodeFrame(new Uint8Array(payload), { opcode: close });
}

const LONG = "x".repeat(70_000);

const GOOD: readonly (readonly [name: string, bytes: Uint8Array, result: readonly string[]])[] = [
  ["an empty text", encodeFrame(""), ["text "]],
  ["a text of 125 bytes", encodeFrame("a".repeat(125)), [`text ${"a".repeat(125)}`]],
  ["a text of 126 bytes", encodeFrame("a".repeat(126)), [`text ${"a".repeat(126)}`]],
  ["a text of 65,536 bytes", encodeFrame("a".repeat(65_536)), [`text ${"a".repeat(65_536)}`]],
  ["a binary message", encodeFrame("hi", { opcode: OPCODES.binary }), ["binary hi"]],
  ["a ping with a payload", encodeFrame("p", { opcode: ping }), ["ping p"]],
  ["a pong that nobody asked for", encodeFrame("", { opcode: pong }), ["pong"]],
  [
    "a ping within a message",
    join(
      encodeFrame("a", { final: false }),
      encodeFrame("p", { opcode: ping }),
      encodeFrame("b", { opcode: continuation }),
    ),
    ["ping p", "text ab"],
  ],
  [
    "empty fragments",
    join(
      encodeFrame("", { final: false }),
      encodeFrame("", { opcode: continuation, final: false }),
      encodeFrame("", { opcode: continuation }),
      encodeFrame("next"),
    ),
    ["text ", "text next"],
  ],
  [
    "a letter cut between fragments",
    join(
      encodeFrame(new Uint8Array([0xc3]), { final: false }),
      encodeFrame(new Uint8Array([0xa9]), { opcode: continuation }),
    ),
    ["text é"],
  ],
  [
    "a long fragment and a short one",
    join(
      encodeFrame(LONG, { final: false }),
      encodeFrame("end", { opcode: continuation }),
    ),
    [`text ${LONG}end`],
  ],
  ["a close without a code", closeFrame(), ["close 1005 "]],
  ["a close with a code", closeFrame(0x03, 0xe8), ["close 1000 "]],
  ["a close with a reason", closeFrame(0x0b, 0xb8, 0x6f, 0x6b), ["close 3000 ok"]],
];

for (const [name, bytes, result] of GOOD) {
  strictTest(`the reader accepts ${name}, however it is cut`, () => {
    assertEquals(read(bytes), result);
    assertEquals(read(bytes, Array.from({ length: Math.min(bytes.length, 3000) }, (_, i) => i)), result);
  });
}

/** A frame with its first two bytes changed. */
function altered(frame: Uint8Array, first: number, second = 0): Uint8Array {
  const copy = frame.slice();
  copy[0] = (copy[0] ?? 0) ^ first;
  copy[1] = (copy[1] ?? 0) ^ second;
  return copy;
}

const BROKEN: readonly (readonly [name: string, code: number, bytes: Uint8Array])[] = [
  ["RSV1 without compression", 1002, altered(encodeFrame("a"), 0x40)],
  ["RSV2", 1002, altered(encodeFrame("a"), 0x20)],
  ["RSV3", 1002, altered(encodeFrame("a"), 0x10)],
  ["an unknown data opcode", 1002, encodeFrame("a", { opcode: 3 })],
  ["an unknown control opcode", 1002, encodeFrame("a", { opcode: 11 })],
  ["a masked frame", 1002, altered(encodeFrame("abcdef"), 0, 0x80)],
  ["a ping of 126 bytes", 1002, encodeFrame("a".repeat(126), { opcode: ping })],
  ["a fragmented ping", 1002, encodeFrame("a", { opcode: ping, final: false })],
  ["a continuation without a message", 1002, encodeFrame("a", { opcode: continuation })],
  ["a text within a message", 1002, join(encodeFrame("a", { final: false }), encodeFrame("b"))],
  ["a close with one byte", 1002, closeFrame(3)],
  ["a close with code 999", 1002, closeFrame(0x03, 0xe7)],
  ["a close with code 1005", 1002, closeFrame(0x03, 0xed)],
  ["a close with code 2999", 1002, closeFrame(0x0b, 0xb7)],
  ["a close with code 5000", 1002, closeFrame(0x13, 0x88)],
  ["a close whose reason is not UTF-8", 1007, closeFrame(0x03, 0xe8, 0xff)],
];

for (const [name, code, bytes] of BROKEN) {
  strictTest(`the reader refuses ${name}`, () => {
    const error = assertThrows(() => read(bytes), ProtocolError);
    assertEquals(error.code, code);
  });
}

strictTest("a message over the limit is refused at the header that exceeds it", () => {
  const begin = encodeFrame("a".repeat(60), { final: false });
  const more = encodeFrame("", { opcode: continuation, promised: 41 });
  assertEquals(assertThrows(() => read(join(begin, more), [], 100), MessageTooBigError).bytes, 101);
  assertEquals(
    assertThrows(() => read(encodeFrame("", { promised: 2 ** 50 }), [], 100), MessageTooBigError).bytes,
    2 ** 50,
  );
  assertEquals(read(encodeFrame("a".repeat(100)), [], 100).length, 1);
});

strictTest("a compressed message is inflated, and one that grows over the limit is refused", () => {
  const compressed = (message: string): Uint8Array => {
    const bytes = deflateRawSync(message, { finishFlush: 2 });
    return altered(encodeFrame(bytes.subarray(0, bytes.length - 4)), 0x40);
  };
  const bytes = join(compressed("hello hello hello"), compressed("b"));
  assertEquals(read(bytes, [], 100, true), ["text hello hello hello", "text b"]);
  assertThrows(() => read(compressed("a".repeat(1_000_000)), [], 10_000, true), MessageTooBigError);
  assertThrows(() => read(altered(encodeFrame("no deflate"), 0x40), [], 10_000, true), ProtocolError);
});

strictTest("any fragmentation and any cuts of the bytes give the same messages", () => {
  const message = fc.record({
    body: fc.oneof(fc.string({ maxLength: 300, unit: "grapheme" }), fc.constant(LONG)),
    pieces: fc.integer({ min: 1, max: 5 }),
    ping: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(message, { maxLength: 6 }), fc.array(fc.nat(100_000), { maxLength: 30 }), (messages, cuts) => {
      const frames: Uint8Array[] = [];
      const expected: string[] = [];
      for (const { body, pieces, ping: withPing } of messages) {
        const bytes = new TextEncoder().encode(body);
        const size = Math.ceil(bytes.length / pieces);
        for (let i = 0; i < pieces; i++) {
          const opcode = i === 0 ? text : continuation;
          frames.push(encodeFrame(bytes.subarray(i * size, (i + 1) * size), { opcode, final: i === pieces - 1 }));
          if (withPing) {
            frames.push(encodeFrame("p", { opcode: ping }));
            if (i < pieces - 1) expected.push("ping p");
          }
        }
        expected.push(`text ${body}`);
        if (withPing) expected.push("ping p");
      }
      assertEquals(read(join(...frames), cuts), expected);
    }),
    { numRuns: 60 },
  );
});

strictTest("random bytes end in an error or in messages, never in another exception", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      try {
        read(bytes, [], 1000);
      } catch (error) {
        assert(error instanceof ProtocolError || error instanceof MessageTooBigError, String(error));
      }
    }),
    { numRuns: 5000 },
  );
});
