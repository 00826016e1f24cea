import type { EngineEvent, FrameKey, SignalEvent } from "../../events.ts";
import { CHANGES, type FrameUpdate, MAX_KEYS, type PackedUpdates, type WireEvent } from "../wire/packed_updates.ts";
import { frameId } from "./frame_key.ts";

/** Packs `frame_updated` events that follow each other, and keeps the order of all events. */
export class UpdatePacker {
  readonly #numbers = new Map<string, number>();
  readonly #maxKeys: number;

  /** @param maxKeys how many dataframes are numbered before the numbers start again */
  constructor(maxKeys = MAX_KEYS) {
    this.#maxKeys = maxKeys;
  }

  /** Returns the events as they are posted. */
  pack(events: readonly (EngineEvent | SignalEvent)[]): readonly WireEvent[] {
    const packed: WireEvent[] = [];
    let updates: FrameUpdate[] = [];
    const close = (): void => {
      if (updates.length > 0) packed.push(this.#packUpdates(updates));
      updates = [];
    };
    for (const event of events) {
      if (event.type === "frame_updated") {
        updates.push(event);
        continue;
      }
      close();
      packed.push(event);
    }
    close();
    return packed;
  }

  #packUpdates(updates: readonly FrameUpdate[]): PackedUpdates {
    if (this.#numbers.size + updates.length > this.#maxKeys) this.#numbers.clear();
    const firstKey = this.#numbers.size;
    const keys: FrameKey[] = [];
    const values = new Float64Array(updates.flatMap(({ key, rows, columns, change, analyzedAt, lastCandle }) => {
      const id = frameId(key);
      let number = this.#numbers.get(id);
      if (number === undefined) {
        number = this.#numbers.size;
        this.#numbers.set(id, number);
        keys.push(key);
      }
      return [number, rows, columns, CHANGES.indexOf(change), analyzedAt, lastCandle];
    }));
    return { type: "frames_updated", keys, firstKey, values };
  }
}
