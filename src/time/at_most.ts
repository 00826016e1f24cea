import type { Clock } from "./clock.ts";

/**
 * Waits for work, but at most `ms` milliseconds. It does not abort the work.
 *
 * @throws the error of the work, if that fails in time
 *
 * @example
 * ```ts
 * import { atMost } from "./at_most.ts";
 * import { systemClock } from "./clock.ts";
 * await atMost(1, new Promise(() => {}), systemClock);
 * ```
 */
export async function atMost(ms: number, work: Promise<void>, clock: Clock): Promise<void> {
  const done = new AbortController();
  try {
    // aborting the timer is the normal end of this wait
    await Promise.race([work, clock.sleep(ms, done.signal).catch(() => {})]);
  } finally {
    done.abort();
  }
}
