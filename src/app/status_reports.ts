import type { ConsumerEvent, StatusEvent } from "../events.ts";
import type { Clock } from "../time/clock.ts";
import { RunStatus, type RunStatusSettings } from "./run_status.ts";

/**
 * Reports the status of a run at a fixed interval, from the start to `dispose`.
 *
 * The first report comes as soon as every followed pair has had its first candle.
 */
export class StatusReports implements Disposable {
  readonly #options: StatusReportsOptions;
  readonly #status: RunStatus;
  #settings: StatusReportsSettings;
  /** Aborted to end the timer. */
  #timer = new AbortController();
  #hasReported = false;

  constructor(settings: StatusReportsSettings, options: StatusReportsOptions) {
    this.#options = options;
    this.#settings = settings;
    this.#status = new RunStatus(settings, options.clock.now());
    this.#startTimer();
  }

  /** Notes an event of the run. */
  note(event: ConsumerEvent): void {
    this.#status.note(event, this.#options.clock.now());
    if (this.#hasReported || this.#settings.intervalMs === 0) return;
    if ((event.type === "frame_updated" || event.type === "whitelist_received") && this.#status.isComplete) {
      this.#report();
    }
  }

  /** Applies a reloaded config. The timer starts again only if the interval changed. */
  change(settings: StatusReportsSettings): void {
    const isSameInterval = settings.intervalMs === this.#settings.intervalMs;
    this.#settings = settings;
    this.#status.change(settings);
    if (isSameInterval) return;
    this.#timer.abort();
    this.#timer = new AbortController();
    this.#startTimer();
  }

  [Symbol.dispose](): void {
    this.#timer.abort();
  }

  #startTimer(): void {
    if (this.#settings.intervalMs > 0) void this.#reportForever(this.#settings.intervalMs, this.#timer.signal);
  }

  async #reportForever(intervalMs: number, signal: AbortSignal): Promise<void> {
    const { clock } = this.#options;
    while (!signal.aborted) {
      // aborting the timer is its normal end
      await clock.sleep(intervalMs, signal).catch(() => {});
      if (!signal.aborted) this.#report();
    }
  }

  #report(): void {
    this.#hasReported = true;
    this.#options.onReport(this.#status.report(this.#options.clock.now()));
  }
}

/** What {@linkcode StatusReports} takes from the config. */
export interface StatusReportsSettings extends RunStatusSettings {
  /** `consumer.status_interval`, in milliseconds. 0 turns the reports off. */
  readonly intervalMs: number;
}

/** Dependencies and callbacks of {@linkcode StatusReports}. */
export interface StatusReportsOptions {
  readonly clock: Clock;
  onReport(event: StatusEvent): void;
}
