import type { ConsumerEvent, DataEvent } from "../events.ts";
import { findLate, type LatenessRules } from "../freshness/find_late.ts";
import { FollowedData } from "../freshness/followed_data.ts";
import { LateReports } from "../freshness/late_reports.ts";
import type { Clock } from "../time/clock.ts";

/**
 * Watches for data that stops while the link to its producer lives, from the start to `dispose`.
 *
 * When the clock jumps (it was set, or the computer has slept), all waiting times start again.
 */
export class DataWatch implements Disposable {
  readonly #options: DataWatchOptions;
  readonly #data: FollowedData;
  readonly #reports = new LateReports();
  readonly #end = new AbortController();
  /** When each producer that is late was asked for its data again. */
  readonly #askedAt = new Map<string, number>();
  #settings: DataWatchSettings;

  constructor(settings: DataWatchSettings, options: DataWatchOptions) {
    this.#settings = settings;
    this.#options = options;
    this.#data = new FollowedData(settings.producers);
    void this.#watch(this.#end.signal);
  }

  /** Notes an event of the run. */
  note(event: ConsumerEvent): void {
    this.#data.note(event, this.#options.clock.now());
  }

  /** Applies a reloaded config. */
  change(settings: DataWatchSettings): void {
    this.#settings = settings;
    this.#data.change(settings.producers);
    this.#reports.keep(settings.producers);
  }

  [Symbol.dispose](): void {
    this.#end.abort();
  }

  async #watch(signal: AbortSignal): Promise<void> {
    const { clock } = this.#options;
    while (!signal.aborted) {
      const startedAt = clock.now();
      const ms = Math.min(Math.max(this.#settings.graceMs / 4, MIN_TICK_MS), MAX_TICK_MS);
      // aborting the sleep is its normal end
      await clock.sleep(ms, signal).catch(() => {});
      if (signal.aborted) return;
      const now = clock.now();
      if (now < startedAt || now > startedAt + ms + MAX_DELAY_MS) this.#data.startAgain(now);
      const late = findLate(this.#data, this.#settings, now);
      for (const event of this.#reports.check(late, now)) this.#options.onEvent(event);
      for (const { producer, isSilent, overdue } of late) {
        if (isSilent || overdue.some(({ isSettled }) => isSettled)) this.#ask(producer, now);
        else this.#askedAt.delete(producer);
      }
    }
  }

  /** Asks at first and then at an interval: the first requests may have been lost on the way. */
  #ask(producer: string, now: number): void {
    const passed = now - (this.#askedAt.get(producer) ?? -Infinity);
    if (passed >= 0 && passed < this.#settings.askEveryMs) return;
    this.#askedAt.set(producer, now);
    this.#options.onAsk(producer);
  }
}

/** What {@linkcode DataWatch} takes from the config. */
export interface DataWatchSettings extends LatenessRules {
  /** The names of the producers. */
  readonly producers: readonly string[];
  /** How often a producer that is late is asked for its data again, in milliseconds: `wait_timeout`. */
  readonly askEveryMs: number;
}

/** Dependencies and callbacks of {@linkcode DataWatch}. */
export interface DataWatchOptions {
  readonly clock: Clock;
  onEvent(event: DataEvent): void;
  /** Called when whitelist and newest candles of a producer are to be requested again. */
  onAsk(producer: string): void;
}

const MIN_TICK_MS = 100;
const MAX_TICK_MS = 5_000;
/** A timer that is later than this shows that the clock has jumped or the program was stopped. */
const MAX_DELAY_MS = 5_000;
