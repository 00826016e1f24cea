import type { StrategySlot } from "./strategy_slot.ts";

/**
 * Decides which strategies wait when there is more to evaluate than fits in a slice of time.
 *
 * Quick strategies run at once, in the order in which their data arrived. A strategy is deferred when one evaluation takes
 * long, or when it has evaluations left over from earlier slices. Among deferred strategies, the one that has used the
 * least time is next, so that each gets an equal share.
 */
export class Turns {
  readonly #clock: () => number;
  readonly #accounts = new Map<StrategySlot, Account>();
  #sliceEnd = -Infinity;

  /** @param clock returns milliseconds of a monotonic clock */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** Starts a slice. */
  startSlice(): void {
    this.#sliceEnd = this.#clock() + SLICE_MS;
  }

  /** Reports whether the slice's time is used up. */
  get isOver(): boolean {
    return this.#clock() >= this.#sliceEnd;
  }

  /** Runs one evaluation, and charges its time to its strategy. Returns whether the slice's time is used up. */
  charge(slot: StrategySlot, evaluate: () => void): boolean {
    const start = this.#clock();
    evaluate();
    const end = this.#clock();
    const ms = end - start;
    const account = this.#of(slot);
    account.usedMs += ms;
    account.meanMs = account.meanMs === null ? Math.min(ms, MAX_FIRST_MS) : nextMean(account.meanMs, ms);
    return end >= this.#sliceEnd;
  }

  /** Reports whether a strategy waits until quick ones have run. */
  isDeferred(slot: StrategySlot): boolean {
    return this.hasLeftover(slot) || this.isCostly(slot);
  }

  /** Reports whether one evaluation of a strategy takes long. */
  isCostly(slot: StrategySlot): boolean {
    return this.costOf(slot) >= COSTLY_MS;
  }

  /** Reports whether a strategy has evaluations left over from the last slice. */
  hasLeftover(slot: StrategySlot): boolean {
    return this.#accounts.get(slot)?.hasLeftover === true;
  }

  /** Returns the mean time of a strategy's evaluations in milliseconds. Recent ones count more. */
  costOf(slot: StrategySlot): number {
    return this.#accounts.get(slot)?.meanMs ?? 0;
  }

  /** Returns the strategy that has used the least time. Of several, it is the cheapest one. */
  chooseNext(slots: Iterable<StrategySlot>): StrategySlot | null {
    let best: StrategySlot | null = null;
    for (const slot of slots) if (best === null || this.#precedes(slot, best)) best = slot;
    return best;
  }

  /** Notes which strategies have evaluations left at the end of a slice. */
  endSlice(unfinished: Pick<ReadonlyMap<StrategySlot, unknown>, "size" | "has" | "keys">): void {
    if (unfinished.size === 0 && this.#accounts.size === 0) return;
    let least = Infinity;
    for (const { hasLeftover, usedMs } of this.#accounts.values()) if (hasLeftover) least = Math.min(least, usedMs);
    for (const [slot, account] of this.#accounts) if (!unfinished.has(slot)) account.hasLeftover = false;
    for (const slot of unfinished.keys()) {
      const account = this.#of(slot);
      // Time that a strategy did not need while it had nothing to do gives it only a small advantage.
      if (!account.hasLeftover && least < Infinity) account.usedMs = Math.max(account.usedMs, least - MAX_CREDIT_MS);
      account.hasLeftover = true;
    }
  }

  #precedes(a: StrategySlot, b: StrategySlot): boolean {
    const difference = this.#of(a).usedMs - this.#of(b).usedMs;
    return difference < 0 || (difference === 0 && this.costOf(a) < this.costOf(b));
  }

  #of(slot: StrategySlot): Account {
    let account = this.#accounts.get(slot);
    if (account === undefined) this.#accounts.set(slot, account = { meanMs: null, usedMs: 0, hasLeftover: false });
    return account;
  }
}

/** How long evaluations run before the worker looks for new messages. An evaluation that has started is not interrupted. */
export const SLICE_MS = 200;
/** A strategy whose evaluations take this long on average is deferred. */
export const COSTLY_MS = 25;
/** How far a strategy that becomes busy can be ahead of those that have been busy. */
const MAX_CREDIT_MS = 1_000;
const WEIGHT_OF_NEWEST = 0.25;
/** The first evaluation takes longer than later ones, and on a busy machine any can: one alone makes no strategy costly. */
const MAX_FIRST_MS = COSTLY_MS * 0.9;
const MAX_GROWTH = 4;

function nextMean(mean: number, ms: number): number {
  return mean + (Math.min(ms, mean * MAX_GROWTH + 1) - mean) * WEIGHT_OF_NEWEST;
}

interface Account {
  /** Null: no evaluation was measured. */
  meanMs: number | null;
  usedMs: number;
  hasLeftover: boolean;
}
