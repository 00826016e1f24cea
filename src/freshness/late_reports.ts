import type { DataEvent } from "../events.ts";
import { keyOf } from "../text/key_of.ts";
import type { OverdueFrame, ProducerLateness } from "./find_late.ts";

/**
 * Decides when late data is reported: once when it begins, again when it becomes more or much less, and once when it is
 * over. A producer has at most one such report a minute.
 *
 * A pair that is late again and again, such as one that is hardly traded, must be late for longer each time: by 1, 2, 4, 8
 * and at most 16 candles. After an hour without that, it counts as reliable again.
 */
export class LateReports {
  readonly #producers = new Map<string, ProducerState>();

  /** Returns what to report now. Producers that are not in the list keep their state: their links are down. */
  check(producers: readonly ProducerLateness[], now: number): readonly DataEvent[] {
    return producers.flatMap((lateness) => {
      const event = this.#stateOf(lateness.producer).check(lateness, now);
      return event === null ? [] : [event];
    });
  }

  /** Forgets the producers that the config no longer has. */
  keep(names: readonly string[]): void {
    for (const name of this.#producers.keys()) if (!names.includes(name)) this.#producers.delete(name);
  }

  #stateOf(name: string): ProducerState {
    let state = this.#producers.get(name);
    if (state === undefined) this.#producers.set(name, state = new ProducerState());
    return state;
  }
}

class ProducerState {
  /** What the last report named. Null: nothing is reported as late. */
  #reported: Report | null = null;
  #nextAt = -Infinity;
  /** When each late dataframe was first found late. */
  readonly #lateSince = new Map<string, number>();
  /** How often each dataframe has recovered lately. */
  readonly #relapses = new Map<string, Relapses>();

  check(lateness: ProducerLateness, now: number): DataEvent | null {
    const { producer, hasPairs, isSilent, followed, elsewhere } = lateness;
    const late = this.#findLasting(lateness.overdue, now);
    if (late.length === 0 && hasPairs) return this.#recover(producer, now);
    const ids = new Set(late.map(idOf));
    if ((late.length === 0 && !isSilent) || !this.#isNews(ids) || now < this.#nextAt) return null;
    this.#nextAt = now + MIN_PAUSE_MS;
    const since = late.length === 0 ? lateness.since : Math.min(...late.map((frame) => frame.since));
    this.#reported = { ids, since: Math.min(since, this.#reported?.since ?? since) };
    const pairs = late.map(({ pair, timeframe, candleType, lastCandle, since }) => (
      { pair, timeframe, candleType, lastCandle, since }
    ));
    return { type: "data_late", producer, at: now, pairs, followed, since, isSilent, elsewhere };
  }

  #recover(producer: string, now: number): DataEvent | null {
    if (this.#reported === null) return null;
    const { ids, since } = this.#reported;
    this.#reported = null;
    return { type: "data_recovered", producer, at: now, dataframes: ids.size, lastedMs: Math.max(0, now - since) };
  }

  /** Reports whether something is late that the last report has not named, or only half of that is left. */
  #isNews(ids: ReadonlySet<string>): boolean {
    const before = this.#reported?.ids;
    if (before === undefined) return true;
    return [...ids].some((id) => !before.has(id)) || ids.size <= before.size / 2 && ids.size < before.size;
  }

  /** Returns what is late for long enough. What was reported stays late after its link has opened again, until it arrives. */
  #findLasting(overdue: readonly OverdueFrame[], now: number): readonly OverdueFrame[] {
    const ids = new Set(overdue.map(idOf));
    for (const id of this.#lateSince.keys()) if (!ids.has(id)) this.#noteRecovery(id, now);
    return overdue.filter((frame) => {
      const id = idOf(frame);
      if (this.#reported?.ids.has(id)) return true;
      if (!frame.isSettled) return false;
      const lateSince = Math.min(this.#lateSince.get(id) ?? now, now);
      this.#lateSince.set(id, lateSince);
      return now - lateSince >= this.#patienceFor(id, frame.candleMs, now);
    });
  }

  #noteRecovery(id: string, now: number): void {
    this.#lateSince.delete(id);
    const count = (this.#relapses.get(id)?.count ?? 0) + 1;
    this.#relapses.delete(id);
    this.#relapses.set(id, { count, recoveredAt: now });
    const [oldest] = this.#relapses.keys();
    if (this.#relapses.size > MAX_RELAPSES && oldest !== undefined) this.#relapses.delete(oldest);
  }

  #patienceFor(id: string, candleMs: number, now: number): number {
    const relapses = this.#relapses.get(id);
    if (relapses === undefined) return 0;
    const wait = candleMs * Math.min(2 ** (relapses.count - 1), MAX_EXTRA_CANDLES);
    const age = now - relapses.recoveredAt;
    if (age >= 0 && age < Math.max(FORGET_AFTER_MS, 2 * wait)) return wait;
    this.#relapses.delete(id);
    return 0;
  }
}

interface Report {
  readonly ids: ReadonlySet<string>;
  readonly since: number;
}

interface Relapses {
  readonly count: number;
  readonly recoveredAt: number;
}

function idOf({ pair, timeframe, candleType }: OverdueFrame): string {
  return keyOf(pair, timeframe ?? "", candleType ?? "");
}

const MIN_PAUSE_MS = 60_000;
const MAX_EXTRA_CANDLES = 16;
const FORGET_AFTER_MS = 3_600_000;
const MAX_RELAPSES = 20_000;
