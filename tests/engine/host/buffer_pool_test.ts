import { BufferPool } from "../../../src/engine/host/buffer_pool.ts";
import { assert, assertEquals, assertStrictEquals } from "../../support/assert.ts";

Deno.test("BufferPool.take() returns the smallest buffer with room, or a new one", () => {
  const pool = new BufferPool();
  const small = pool.take(1), large = pool.take(1_200_000);
  assert(large.byteLength >= 1_200_000 && large !== small);
  for (const buffer of [large, small]) pool.give(buffer);
  assertStrictEquals(pool.take(small.byteLength), small);
  assertStrictEquals(pool.take(10), large);
  assert(pool.take(10) !== small);
});

Deno.test("BufferPool keeps a few megabytes at most", () => {
  const pool = new BufferPool();
  const buffers = Array.from({ length: 20 }, () => new ArrayBuffer(1 << 20));
  for (const buffer of buffers) pool.give(buffer);
  const kept = Array.from({ length: 20 }, () => pool.take(1 << 20)).filter((buffer) => buffers.includes(buffer));
  assertEquals(kept.length, 4);
});
