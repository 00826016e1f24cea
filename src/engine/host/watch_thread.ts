import type { Clock } from "../../time/clock.ts";
import { type Running, Watchdog } from "./watchdog.ts";

/**
 * Checks the worker several times within the time limit, until `signal` is aborted, and reports a worker that hangs.
 *
 * Rejects only when the clock does, so also when `signal` ends a sleep.
 */
export async function watchThread(clock: Clock, thread: WatchedThread, signal: AbortSignal): Promise<void> {
  let timeoutMs = thread.timeoutMs();
  let watchdog = new Watchdog(timeoutMs);
  while (!signal.aborted) {
    await clock.sleep(timeoutMs / CHECKS_PER_LIMIT, signal);
    if (timeoutMs !== thread.timeoutMs()) {
      timeoutMs = thread.timeoutMs();
      watchdog = new Watchdog(timeoutMs);
    }
    const verdict = watchdog.look(thread.running(), thread.batch(), performance.now());
    if (verdict.type === "stuck") thread.onStuck(verdict.id);
    if (verdict.type === "silent") thread.onSilent();
  }
}

/** The worker as {@linkcode watchThread} sees it. It may be replaced while it is watched. */
export interface WatchedThread {
  /** The time limit of one evaluation, in milliseconds. */
  timeoutMs(): number;
  /** The evaluation that is running. */
  running(): Running;
  /** The number of the batch that is being processed, or null. */
  batch(): number | null;
  /** Called when one evaluation exceeds the limit. `id` stands for its strategy and pair. */
  onStuck(id: number): void;
  /** Called when the worker has a batch, evaluates nothing and does not answer within the limit. */
  onSilent(): void;
}

const CHECKS_PER_LIMIT = 4;
