import type { EngineEvent, PairCount } from "../../events.ts";
import { keyOf } from "../../text/key_of.ts";
import type { Clock } from "../../time/clock.ts";

/**
 * Sums up the candles that strategies missed, so that one event stands for many pairs and strategies.
 *
 * After an outage, the sum of a few seconds is emitted. The sum of a strategy that is behind is emitted once a minute.
 */
export class MissedSummary {
  readonly #clock: Clock;
  readonly #emit: (event: MissedEvent) => void;
  readonly #sums = new Map<string, Sum>();
  readonly #stop = new AbortController();

  constructor(clock: Clock, emit: (event: MissedEvent) => void) {
    this.#clock = clock;
    this.#emit = emit;
  }

  /** Adds an event to its sum. */
  add(event: MissedEvent): void {
    if (this.#stop.signal.aborted) return this.#emit(event);
    const isBehind = event.why === "behind";
    const id = keyOf(event.type, event.why, ...(isBehind ? event.strategies : []));
    let sum = this.#sums.get(id);
    if (sum === undefined) {
      this.#sums.set(id, sum = { event, counts: new Map() });
      this.#emitLater(id, isBehind ? BEHIND_MS : OUTAGE_MS).catch((error) => {
        if (!this.#stop.signal.aborted) throw error;
      });
    }
    for (const strategy of event.strategies) {
      const counts = sum.counts.get(strategy) ?? new Map<string, number>();
      for (const { pair, count } of event.pairs) counts.set(pair, (counts.get(pair) ?? 0) + count);
      sum.counts.set(strategy, counts);
    }
  }

  /** Emits all sums. Later events are emitted at once. */
  stop(): void {
    this.#stop.abort();
    for (const id of [...this.#sums.keys()]) this.#flush(id);
  }

  async #emitLater(id: string, ms: number): Promise<void> {
    await this.#clock.sleep(ms, this.#stop.signal);
    this.#flush(id);
  }

  #flush(id: string): void {
    const sum = this.#sums.get(id);
    if (sum === undefined) return;
    this.#sums.delete(id);
    this.#emit({ ...sum.event, strategies: [...sum.counts.keys()], pairs: maximaOf([...sum.counts.values()]) });
  }
}

/** An event that is summed up. */
export type MissedEvent = Extract<EngineEvent, { readonly type: "candles_missed" | "candles_overdue" }>;

interface Sum {
  readonly event: MissedEvent;
  /** The number of candles by strategy and pair. */
  readonly counts: Map<string, Map<string, number>>;
}

/** Several strategies usually miss the same candles, so each pair counts as often as in the strategy that missed the most. */
function maximaOf(counts: readonly ReadonlyMap<string, number>[]): readonly PairCount[] {
  const maxima = new Map<string, number>();
  for (const ofStrategy of counts) {
    for (const [pair, count] of ofStrategy) maxima.set(pair, Math.max(maxima.get(pair) ?? 0, count));
  }
  return [...maxima].map(([pair, count]) => ({ pair, count }));
}

const OUTAGE_MS = 3_000;
const BEHIND_MS = 60_000;
