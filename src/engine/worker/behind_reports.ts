import type { EngineEvent } from "../../events.ts";
import type { StrategySlot } from "./strategy_slot.ts";

/** Reports strategies whose evaluations fall behind, and when they have caught up. */
export class BehindReports {
  readonly #emit: (event: EngineEvent) => void;
  readonly #behind = new Map<StrategySlot, Episode>();

  constructor(emit: (event: EngineEvent) => void) {
    this.#emit = emit;
  }

  /**
   * Compares the strategies with the last look.
   *
   * @param backlogs what is pending of each strategy
   * @param costOf returns the mean time of one evaluation in milliseconds
   * @param now epoch milliseconds
   */
  look(backlogs: ReadonlyMap<StrategySlot, Backlog>, costOf: (slot: StrategySlot) => number, now: number): void {
    if (backlogs.size === 0 && this.#behind.size === 0) return;
    for (const [slot, { since }] of this.#behind) {
      const backlog = backlogs.get(slot);
      if (backlog !== undefined && now - backlog.oldest >= BEHIND_MS / 2) continue;
      this.#behind.delete(slot);
      // The computer's clock may have been set back.
      this.#emit({ type: "strategy_caught_up", strategy: slot.name, lastedMs: Math.max(0, now - since) });
    }
    for (const [slot, backlog] of backlogs) {
      if (now - backlog.oldest >= BEHIND_MS) this.#report(slot, backlog, costOf(slot), now);
    }
  }

  /** Reports whether a strategy was behind at the last look. */
  isBehind(slot: StrategySlot): boolean {
    return this.#behind.has(slot);
  }

  #report(slot: StrategySlot, { pairs, oldest }: Backlog, costMs: number, now: number): void {
    const episode = this.#behind.get(slot);
    if (episode !== undefined && now - episode.reportedAt < REPORT_EVERY_MS) return;
    const isNews = episode === undefined || now - episode.warnedAt >= WARN_EVERY_MS;
    this.#behind.set(slot, {
      since: episode?.since ?? oldest,
      reportedAt: now,
      warnedAt: isNews ? now : episode.warnedAt,
    });
    this.#emit({ type: "strategy_behind", strategy: slot.name, pairs, lateMs: now - oldest, costMs, isNews });
  }
}

/** The pending evaluations of one strategy. */
export interface Backlog {
  /** How many there are, one for each pair. */
  readonly pairs: number;
  /** When the data of the oldest one arrived, in epoch milliseconds. */
  readonly oldest: number;
}

interface Episode {
  readonly since: number;
  readonly reportedAt: number;
  readonly warnedAt: number;
}

/** A strategy is behind when data has waited this long for it. */
export const BEHIND_MS = 5_000;
const REPORT_EVERY_MS = 10_000;
const WARN_EVERY_MS = 60_000;
