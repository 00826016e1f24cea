import type { EngineEvent, FrameKey, SignalEvent } from "../../events.ts";
import { CHANGES, MAX_KEYS, type PackedUpdates, UPDATE_FIELDS, type WireEvent } from "../wire/packed_updates.ts";
import {
  fail,
  MAX_NAME_LENGTH,
  requireCount,
  requireField,
  requireList,
  requireNumber,
  requireText,
} from "./require_shape.ts";

/** Unpacks and checks the `frame_updated` events of one worker. */
export class UpdateUnpacker {
  readonly #keys: FrameKey[] = [];

  /**
   * Returns all events as objects, in order.
   *
   * @throws {MalformedMessageError} the engine does not send such updates
   */
  unpack(events: readonly WireEvent[]): readonly (EngineEvent | SignalEvent)[] {
    const unpacked: (EngineEvent | SignalEvent)[] = [];
    for (const event of events) {
      if (event.type === "frames_updated") unpacked.push(...this.#unpackUpdates(event));
      else unpacked.push(event);
    }
    return unpacked;
  }

  #unpackUpdates({ keys, firstKey, values }: PackedUpdates): readonly EngineEvent[] {
    this.#noteKeys(keys, firstKey);
    if (!(values instanceof Float64Array) || values.length % UPDATE_FIELDS > 0) fail("values", "not whole updates");
    const events: EngineEvent[] = [];
    for (let at = 0; at < values.length; at += UPDATE_FIELDS) {
      const key = this.#keys[values[at] ?? NaN];
      const change = CHANGES[values[at + 3] ?? NaN];
      if (key === undefined || change === undefined) fail("values", "an unknown dataframe or change");
      events.push({
        type: "frame_updated",
        key,
        rows: requireCount("rows", values[at + 1]),
        columns: requireCount("columns", values[at + 2]),
        change,
        analyzedAt: requireNumber("analyzedAt", values[at + 4]),
        lastCandle: requireNumber("lastCandle", values[at + 5]),
      });
    }
    return events;
  }

  #noteKeys(keys: unknown, firstKey: unknown): void {
    const added = requireList("keys", keys, MAX_KEYS);
    if (firstKey === 0) this.#keys.length = 0;
    if (firstKey !== this.#keys.length || firstKey + added.length > MAX_KEYS) fail("firstKey", "not the next number");
    for (const key of added) this.#keys.push(toKey(key));
  }
}

function toKey(key: unknown): FrameKey {
  const text = (field: keyof FrameKey): string => requireText(field, requireField(key, field), MAX_NAME_LENGTH);
  return {
    producer: text("producer"),
    pair: text("pair"),
    timeframe: text("timeframe"),
    candleType: text("candleType"),
  };
}
