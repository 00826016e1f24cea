import { MalformedMessageError } from "../../../src/engine/host/require_shape.ts";
import { UpdateUnpacker } from "../../../src/engine/host/update_unpacker.ts";
import type { FrameUpdate, PackedUpdates, WireEvent } from "../../../src/engine/wire/packed_updates.ts";
import { UpdatePacker } from "../../../src/engine/worker/update_packer.ts";
import type { EngineEvent, SignalEvent } from "../../../src/events.ts";
import { assertEquals, assertThrows } from "../../support/assert.ts";
import { makeSignal } from "../../support/signal.ts";

function update(pair: string, change: FrameUpdate["change"], lastCandle: number): FrameUpdate {
  const key = { producer: "default", pair, timeframe: "1h", candleType: "spot" };
  return { type: "frame_updated", key, rows: 1500, columns: 60, change, analyzedAt: lastCandle + 0.5, lastCandle };
}

const SIGNAL: SignalEvent = { type: "signal", signal: makeSignal() };
const BATCHES: readonly (readonly (EngineEvent | SignalEvent)[])[] = [
  [],
  [update("BTC/USDT", "replaced", 1), update("ETH/USDT", "replaced", 2)],
  [update("ETH/USDT", "updated", 2), SIGNAL, update("SOL/USDT", "replaced", 3), update("BTC/USDT", "appended", 4)],
  [SIGNAL, { type: "message_ignored", producer: "default", why: "w" }],
];

for (const maxKeys of [undefined, 3]) {
  Deno.test(`updates that are packed, posted and unpacked are the same, with ${maxKeys ?? "any number of"} keys`, () => {
    const packer = new UpdatePacker(maxKeys);
    const unpacker = new UpdateUnpacker();
    for (const events of [...BATCHES, ...BATCHES]) {
      assertEquals(unpacker.unpack(structuredClone(packer.pack(events))), events);
    }
  });
}

Deno.test("a dataframe's key crosses once", () => {
  const packer = new UpdatePacker();
  const keysOf = (events: readonly WireEvent[]): readonly unknown[] =>
    events.flatMap((event) => event.type === "frames_updated" ? event.keys : []);
  assertEquals(keysOf(packer.pack([update("A", "replaced", 1), update("A", "updated", 1)])).length, 1);
  assertEquals(keysOf(packer.pack([update("A", "appended", 2)])).length, 0);
});

const KEY = { producer: "default", pair: "A", timeframe: "1h", candleType: "spot" };
const GOOD: PackedUpdates = {
  type: "frames_updated",
  keys: [KEY],
  firstKey: 0,
  values: new Float64Array([0, 1, 1, 0, 1, 1]),
};
const MALFORMED: Readonly<Record<string, unknown>> = {
  "no keys": { ...GOOD, keys: undefined },
  "a key without a pair": { ...GOOD, keys: [{ ...KEY, pair: null }] },
  "a long pair": { ...GOOD, keys: [{ ...KEY, pair: "x".repeat(10_001) }] },
  "keys that leave a number out": { ...GOOD, firstKey: 1 },
  "no numbers": { ...GOOD, values: [0, 1, 1, 0, 1, 1] },
  "half an update": { ...GOOD, values: new Float64Array(3) },
  "a dataframe without a key": { ...GOOD, values: new Float64Array([1, 1, 1, 0, 1, 1]) },
  "a fraction of a dataframe": { ...GOOD, values: new Float64Array([0.5, 1, 1, 0, 1, 1]) },
  "an unknown change": { ...GOOD, values: new Float64Array([0, 1, 1, 3, 1, 1]) },
  "a negative count": { ...GOOD, values: new Float64Array([0, -1, 1, 0, 1, 1]) },
  "an infinite date": { ...GOOD, values: new Float64Array([0, 1, 1, 0, 1, Infinity]) },
};

for (const [what, event] of Object.entries(MALFORMED)) {
  Deno.test(`UpdateUnpacker refuses ${what}`, () => {
    const unpacker = new UpdateUnpacker();
    assertThrows(() => unpacker.unpack([event as WireEvent]), MalformedMessageError, "malformed");
  });
}
