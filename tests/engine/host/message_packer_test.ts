import fc from "fast-check";
import { BufferPool } from "../../../src/engine/host/buffer_pool.ts";
import { MessagePacker } from "../../../src/engine/host/message_packer.ts";
import { forEachPacked } from "../../../src/engine/wire/packed_messages.ts";
import { assertEquals } from "../../support/assert.ts";

Deno.test("MessagePacker returns all messages in order, whatever their sizes", () => {
  const pool = new BufferPool();
  const message = fc.record({
    producer: fc.constantFrom("a", "b", "c"),
    bytes: fc.oneof(
      fc.uint8Array({ maxLength: 50 }),
      fc.integer({ min: 0, max: 600_000 }).map((size) => new Uint8Array(size).fill(size)),
    ),
    receivedAt: fc.double({ noNaN: true }),
    quiet: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(message, { maxLength: 20 }), (messages) => {
      const packer = new MessagePacker(pool);
      for (const each of messages) packer.add(each);
      assertEquals([packer.count, packer.bytes], [
        messages.length,
        messages.reduce((sum, { bytes }) => sum + bytes.length, 0),
      ]);
      const packed = packer.take();
      let nth = 0;
      for (const pack of packed) {
        forEachPacked(pack, ({ producer, text, receivedAt, quiet }) => {
          assertEquals({ producer, bytes: text, receivedAt, quiet }, messages[nth++]);
        });
        pool.give(pack.buffer);
      }
      assertEquals([nth, packer.count, packer.take().length], [messages.length, 0, 0]);
    }),
    { numRuns: 100 },
  );
});
