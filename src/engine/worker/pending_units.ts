import type { FrameKey } from "../../events.ts";
import { frameId } from "./frame_key.ts";
import { Reads } from "./reads.ts";
import type { Backlog } from "./behind_reports.ts";
import type { StrategySlot, Unit } from "./strategy_slot.ts";

/**
 * The evaluations that must run because something that they read has changed. The producers whose data has changed take
 * turns, so that none with many pairs delays another one's.
 */
export class PendingUnits {
  readonly #readers = new Map<string, Set<Unit>>();
  readonly #lanes = new Map<string, Lane>();
  readonly #laneOf = new Map<Unit, Lane>();
  readonly #byPair = new Map<string, Set<Unit>>();

  /** The number of pending units. */
  get size(): number {
    return this.#laneOf.size;
  }

  /** Adds a unit whose base dataframe of a producer has changed. `now` is in epoch milliseconds. */
  add(unit: Unit, producer: string, now: number): void {
    const lane = this.#laneOf.get(unit);
    if (lane === undefined) unit.pendingSince = now;
    // another producer's change must not make it wait for that producer's turn
    else if (lane.producer === producer) return;
    else this.#leave(unit);
    this.#enter(unit, producer);
  }

  /** Adds a unit that has run but must run again, without a change of its data. */
  addAgain(unit: Unit): void {
    if (!this.#laneOf.has(unit)) this.#enter(unit, unit.lastProducer ?? "");
  }

  /** Adds every unit whose last evaluation read the dataframe or list with this id, which comes from a producer. */
  addReaders(id: string, producer: string, now: number): void {
    for (const unit of this.#readers.get(id) ?? []) if (!this.#laneOf.has(unit)) this.add(unit, producer, now);
  }

  /** Removes and yields the units that `isWanted` accepts, and such units that are added meanwhile. */
  *take(isWanted: (unit: Unit) => boolean = () => true): Generator<Unit> {
    const walks = new Map<Lane, LaneWalk>();
    for (let isOver = false; !isOver;) {
      isOver = true;
      for (const lane of [...this.#lanes.values()]) {
        let walk = walks.get(lane);
        // a walk that has ended does not see units that are added later
        if (walk === undefined || (walk.isOver && walk.added !== lane.added)) {
          walks.set(lane, walk = { units: lane.units.values(), added: lane.added, isOver: false });
        }
        const unit = walk.isOver ? undefined : nextWanted(walk, isWanted);
        if (unit === undefined) continue;
        isOver = false;
        this.#leave(unit);
        yield unit;
      }
    }
  }

  /** Removes and returns the oldest unit of a strategy. */
  takeOldest(slot: StrategySlot): Unit | undefined {
    for (const unit of this.take((pending) => pending.slot === slot)) return unit;
    return undefined;
  }

  /** Returns what is pending of each strategy. */
  backlogs(): ReadonlyMap<StrategySlot, Backlog> {
    if (this.size === 0) return NO_BACKLOGS;
    const backlogs = new Map<StrategySlot, Backlog>();
    for (const { slot, pendingSince: since } of this.#laneOf.keys()) {
      const backlog = backlogs.get(slot);
      backlogs.set(slot, { pairs: (backlog?.pairs ?? 0) + 1, oldest: Math.min(backlog?.oldest ?? since, since) });
    }
    return backlogs;
  }

  /** Reports whether a pending unit read this dataframe or takes its candles from it. */
  isAwaiting(key: FrameKey): boolean {
    return this.size > 0 && this.awaiting(key).next().done === false;
  }

  /** Yields the pending units that read this dataframe or take their candles from it. */
  *awaiting(key: FrameKey): Generator<Unit> {
    for (const unit of this.#readers.get(frameId(key)) ?? []) if (this.#laneOf.has(unit)) yield unit;
    for (const unit of this.#byPair.get(key.pair) ?? []) if (isBaseOf(unit, key)) yield unit;
  }

  /** Removes and yields the units that read this dataframe or take their candles from it, if `isWanted` accepts them. */
  *takeAwaiting(key: FrameKey, isWanted: (unit: Unit) => boolean): Generator<Unit> {
    for (const unit of new Set(this.awaiting(key))) {
      if (!this.#laneOf.has(unit) || !isWanted(unit)) continue;
      this.#leave(unit);
      yield unit;
    }
  }

  /** Replaces what a unit has read. */
  remember(unit: Unit, reads: Reads): void {
    for (const id of unit.reads.ids) if (!reads.has(id)) this.#removeReader(id, unit);
    for (const id of reads.ids) {
      if (unit.reads.has(id)) continue;
      const readers = this.#readers.get(id);
      if (readers === undefined) this.#readers.set(id, new Set([unit]));
      else readers.add(unit);
    }
    unit.reads = reads;
  }

  /** Forgets a unit and what it has read. */
  forget(unit: Unit): void {
    this.remember(unit, new Reads());
    this.#leave(unit);
  }

  #enter(unit: Unit, producer: string): void {
    let lane = this.#lanes.get(producer);
    if (lane === undefined) this.#lanes.set(producer, lane = { producer, units: new Set(), added: 0 });
    lane.units.add(unit);
    lane.added++;
    this.#laneOf.set(unit, lane);
    const others = this.#byPair.get(unit.pair);
    if (others === undefined) this.#byPair.set(unit.pair, new Set([unit]));
    else others.add(unit);
  }

  #leave(unit: Unit): void {
    const lane = this.#laneOf.get(unit);
    if (lane === undefined) return;
    this.#laneOf.delete(unit);
    lane.units.delete(unit);
    // the next turn is another producer's
    this.#lanes.delete(lane.producer);
    if (lane.units.size > 0) this.#lanes.set(lane.producer, lane);
    const others = this.#byPair.get(unit.pair);
    others?.delete(unit);
    if (others?.size === 0) this.#byPair.delete(unit.pair);
  }

  #removeReader(id: string, unit: Unit): void {
    const readers = this.#readers.get(id);
    readers?.delete(unit);
    if (readers?.size === 0) this.#readers.delete(id);
  }
}

/** The pending units that a producer's data has changed for. */
interface Lane {
  readonly producer: string;
  /** The oldest unit is the first. */
  readonly units: Set<Unit>;
  /** How many units were ever added. */
  added: number;
}

interface LaneWalk {
  readonly units: Iterator<Unit>;
  readonly added: number;
  isOver: boolean;
}

function nextWanted(walk: LaneWalk, isWanted: (unit: Unit) => boolean): Unit | undefined {
  for (let next = walk.units.next(); !next.done; next = walk.units.next()) {
    if (isWanted(next.value)) return next.value;
  }
  walk.isOver = true;
  return undefined;
}

const NO_BACKLOGS: ReadonlyMap<StrategySlot, Backlog> = new Map();

function isBaseOf({ slot }: Unit, key: FrameKey): boolean {
  return slot.choice.timeframe === key.timeframe;
}
