import type { FrameKey } from "../../events.ts";
import { frameId } from "./frame_key.ts";
import type { Reads } from "./reads.ts";
import type { Backlog } from "./behind_reports.ts";
import type { StrategySlot, Unit } from "./strategy_slot.ts";

/** The evaluations that must run because something that they read has changed. */
export class PendingUnits {
  readonly #readers = new Map<string, Set<Unit>>();
  /** The oldest unit is the first. */
  readonly #pending = new Set<Unit>();

  /** The number of pending units. */
  get size(): number {
    return this.#pending.size;
  }

  /** Adds a unit. `now` is in epoch milliseconds. */
  add(unit: Unit, now: number): void {
    if (this.#pending.has(unit)) return;
    unit.pendingSince = now;
    this.#pending.add(unit);
  }

  /** Adds a unit that has run but must run again, without a change of its data. */
  addAgain(unit: Unit): void {
    this.#pending.add(unit);
  }

  /** Adds every unit whose last evaluation read the dataframe or list with this id. */
  addReaders(id: string, now: number): void {
    for (const unit of this.#readers.get(id) ?? []) this.add(unit, now);
  }

  /** Removes and yields the units that `isWanted` accepts, and such units that are added meanwhile. */
  *take(isWanted: (unit: Unit) => boolean = () => true): Generator<Unit> {
    for (const unit of this.#pending) {
      if (!isWanted(unit)) continue;
      this.#pending.delete(unit);
      yield unit;
    }
  }

  /** Removes and returns the oldest unit of a strategy. */
  takeOldest(slot: StrategySlot): Unit | undefined {
    for (const unit of this.take((pending) => pending.slot === slot)) return unit;
    return undefined;
  }

  /** Returns what is pending of each strategy. */
  backlogs(): ReadonlyMap<StrategySlot, Backlog> {
    if (this.#pending.size === 0) return NO_BACKLOGS;
    const backlogs = new Map<StrategySlot, Backlog>();
    for (const { slot, pendingSince: since } of this.#pending) {
      const backlog = backlogs.get(slot);
      backlogs.set(slot, { pairs: (backlog?.pairs ?? 0) + 1, oldest: Math.min(backlog?.oldest ?? since, since) });
    }
    return backlogs;
  }

  /** Reports whether a pending unit read this dataframe or takes its candles from it. */
  isAwaiting(key: FrameKey): boolean {
    return this.#pending.size > 0 && this.awaiting(key).next().done === false;
  }

  /** Yields the pending units that read this dataframe or take their candles from it. */
  *awaiting(key: FrameKey): Generator<Unit> {
    const id = frameId(key);
    for (const unit of this.#pending) if (isReader(unit, key, id)) yield unit;
  }

  /** Removes and yields the units that read this dataframe or take their candles from it, if `isWanted` accepts them. */
  takeAwaiting(key: FrameKey, isWanted: (unit: Unit) => boolean): Generator<Unit> {
    const id = frameId(key);
    return this.take((unit) => isReader(unit, key, id) && isWanted(unit));
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

const NO_BACKLOGS: ReadonlyMap<StrategySlot, Backlog> = new Map();

function isReader({ reads, pair, slot }: Unit, key: FrameKey, id: string): boolean {
  return reads.has(id) || (pair === key.pair && slot.choice.timeframe === key.timeframe);
}
