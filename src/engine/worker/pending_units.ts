import type { FrameKey } from "../../events.ts";
import { frameId } from "./frame_key.ts";
import type { Reads } from "./reads.ts";
import type { Unit } from "./strategy_slot.ts";

/** The evaluations that must run because something that they read has changed. */
export class PendingUnits {
  readonly #readers = new Map<string, Set<Unit>>();
  readonly #pending = new Set<Unit>();

  /** Adds a unit. */
  add(unit: Unit): void {
    this.#pending.add(unit);
  }

  /** Adds every unit whose last evaluation read the dataframe or list with this id. */
  addReaders(id: string): void {
    for (const unit of this.#readers.get(id) ?? []) this.#pending.add(unit);
  }

  /** Removes and yields the units, and those that are added meanwhile. */
  *takeAll(): Generator<Unit> {
    for (const unit of this.#pending) {
      this.#pending.delete(unit);
      yield unit;
    }
  }

  /** Reports whether a pending unit read this dataframe or takes its candles from it. */
  isAwaiting(key: FrameKey): boolean {
    if (this.#pending.size === 0) return false;
    const id = frameId(key);
    for (const { reads, pair, slot } of this.#pending) {
      if (reads.has(id) || (pair === key.pair && slot.choice.timeframe === key.timeframe)) return true;
    }
    return false;
  }

  /** Replaces what a unit has read. */
  remember(unit: Unit, reads: Reads): void {
    for (const id of unit.reads.ids) if (!reads.has(id)) this.#readers.get(id)?.delete(unit);
    for (const id of reads.ids) {
      if (unit.reads.has(id)) continue;
      const readers = this.#readers.get(id);
      if (readers === undefined) this.#readers.set(id, new Set([unit]));
      else readers.add(unit);
    }
    unit.reads = reads;
  }
}
