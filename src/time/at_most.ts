import type { Clock } from "./clock.ts";

/**
 * Resolves when the work is done, or after `ms` milliseconds; rejects when the work does before. The work itself is not
 * ended.
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
    // the wait ends one way or the other: its abortion is no news
    await Promise.race([work, clock.sleep(ms, done.signal).catch(() => {})]);
  } finally {
    done.abort();
  }
}
