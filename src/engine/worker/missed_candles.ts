import type { EngineEvent, MissedReason } from "../../events.ts";
import { DATE_COLUMN } from "../../frame/column.ts";
import type { FrameEnd } from "../wire/engine_entry.ts";
import type { EngineSettings } from "../wire/engine_settings.ts";
import { isOutdated } from "./find_signals.ts";
import { frameId } from "./frame_key.ts";
import type { HeldFrame } from "./frame_store.ts";
import type { Unit } from "./strategy_slot.ts";

/**
 * Finds candles that were never the newest one when a strategy ran: they closed while the link was down, the engine
 * restarted, or the strategy was behind. With `consumer.catch_up` they become overdue and are evaluated one by one.
 */
export class MissedCandles {
  readonly #settings: Pick<EngineSettings, "catchUp" | "outdatedOffset">;
  readonly #emit: (event: EngineEvent) => void;
  readonly #openedAt = new Map<string, number>();
  /** The last candles of an engine that was lost, by dataframe. */
  readonly #resumed = new Map<string, number>();

  constructor(settings: Pick<EngineSettings, "catchUp" | "outdatedOffset">, emit: (event: EngineEvent) => void) {
    this.#settings = settings;
    this.#emit = emit;
  }

  /** Notes that a producer's link has opened. */
  linkOpened(producer: string, at: number): void {
    this.#openedAt.set(producer, at);
  }

  /** Sets where the dataframes of an engine that was lost had ended. */
  resume(ends: readonly FrameEnd[]): void {
    for (const { key, lastCandle } of ends) this.#resumed.set(frameId(key), lastCandle);
  }

  /**
   * Compares the newest candle with the last one that a unit has seen.
   *
   * @param now epoch milliseconds
   */
  look(unit: Unit, base: HeldFrame, now: number): void {
    const newest = base.buffer.lastDate;
    if (newest === null || newest === unit.seenCandle) return;
    const isResumed = unit.seenCandle === null;
    const seen = unit.seenCandle ?? this.#resumed.get(frameId(base.key)) ?? newest;
    // The newest candle waited for those that were overdue, and meanwhile another one has come.
    if (unit.isCatchingUp && newest > seen) unit.overdue.push(seen);
    if (newest - seen > unit.slot.timeframeMs) {
      this.#noteGap(unit, base, seen, isResumed ? "engine_restarted" : this.#findReason(unit, base), now);
    }
    // A base dataframe of another producer can end earlier.
    unit.seenCandle = Math.max(seen, newest);
    unit.seenAt = now;
    unit.isSkipped = false;
  }

  /** Removes and returns the oldest overdue candle that is not outdated, or returns null. */
  takeOverdue(unit: Unit, now: number): number | null {
    const { overdue } = unit;
    if (overdue.length === 0) {
      unit.isCatchingUp = false;
      return null;
    }
    const current = overdue.findIndex((candle) => !this.#isOutdated(unit, candle, now));
    const outdated = overdue.splice(0, current === -1 ? overdue.length : current);
    this.#report(unit, "behind", outdated.length);
    const next = overdue.shift() ?? null;
    unit.isCatchingUp = next !== null;
    return next;
  }

  /** Drops a unit's overdue candles, because its strategy is behind. */
  giveUp(unit: Unit): void {
    this.#report(unit, "behind", unit.overdue.length);
    unit.overdue = [];
    unit.isCatchingUp = false;
  }

  /** Forgets what a unit has seen: its pair is gone. */
  forget(unit: Unit): void {
    unit.seenCandle = null;
    unit.overdue = [];
    unit.isCatchingUp = false;
  }

  #noteGap(unit: Unit, base: HeldFrame, seen: number, why: MissedReason, now: number): void {
    const newest = base.buffer.lastDate ?? seen;
    const between = base.buffer.snapshot([DATE_COLUMN]).dates().filter((date) => date > seen && date < newest);
    const canCatchUp = this.#settings.catchUp && why !== "behind";
    const overdue = canCatchUp ? [...between.filter((date) => !this.#isOutdated(unit, date, now))] : [];
    this.#report(unit, why, between.length - overdue.length);
    if (overdue.length === 0) return;
    unit.overdue.push(...overdue);
    const pairs = [{ pair: unit.pair, count: overdue.length }];
    this.#emit({ type: "candles_overdue", strategies: [unit.slot.name], why, pairs });
  }

  #findReason(unit: Unit, base: HeldFrame): MissedReason {
    if (unit.isSkipped) return "behind";
    return (this.#openedAt.get(base.key.producer) ?? -Infinity) >= unit.seenAt ? "link_down" : "late";
  }

  #isOutdated({ slot: { choice } }: Unit, candle: number, now: number): boolean {
    return isOutdated(candle, choice.timeframe, this.#settings.outdatedOffset, now);
  }

  #report({ slot, pair }: Unit, why: MissedReason, count: number): void {
    if (count === 0) return;
    const { catchUp } = this.#settings;
    this.#emit({ type: "candles_missed", strategies: [slot.name], why, pairs: [{ pair, count }], catchUp });
  }
}
