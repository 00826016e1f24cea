import { type Backoff, backoffMs } from "../time/backoff.ts";

/**
 * Returns the pause before the next attempt, in milliseconds: 1 s, 2 s, 4 s and so on up to 60 s, with jitter.
 *
 * @param failures how many attempts in a row have failed, from 1
 * @param random from 0 up to 1. 0.5 means no jitter
 * @example
 * ```ts
 * import { retryPauseMs } from "./retry.ts";
 * if (retryPauseMs(1, 0.5) !== 1000 || retryPauseMs(3, 0.5) !== 4000) throw new Error("not doubled");
 * ```
 */
export function retryPauseMs(failures: number, random: number): number {
  return Math.round(backoffMs(BACKOFF, failures, 1 - JITTER + 2 * JITTER * random));
}

/**
 * Returns the pause that a receiver gets which requests one, in milliseconds.
 *
 * A request of up to a minute is granted. A longer one is cut to five minutes, and to half of the time until
 * the last pending signal expires. Otherwise all would expire before the receiver is tried again.
 *
 * @param requestedMs the pause that it requests
 * @param lifeMs how long until the last of the pending signals expires
 * @example
 * ```ts
 * import { requestedPauseMs } from "./retry.ts";
 * if (requestedPauseMs(45_000, 20_000) !== 45_000) throw new Error("a short one is granted");
 * if (requestedPauseMs(3_600_000, Infinity) !== 300_000) throw new Error("five minutes at most");
 * if (requestedPauseMs(3_600_000, 240_000) !== 120_000) throw new Error("half the life of the signals");
 * ```
 */
export function requestedPauseMs(requestedMs: number, lifeMs: number): number {
  const longest = Math.min(MAX_REQUESTED_PAUSE_MS, Math.max(MAX_PAUSE_MS, lifeMs / 2));
  return Math.min(longest, Math.max(MIN_PAUSE_MS, requestedMs));
}

/** The shortest pause, in milliseconds, before jitter. */
export const MIN_PAUSE_MS = 1_000;
/** The longest pause, in milliseconds, before jitter. */
export const MAX_PAUSE_MS = 60_000;

const MAX_REQUESTED_PAUSE_MS = 300_000;
const BACKOFF: Backoff = { firstMs: MIN_PAUSE_MS, maxMs: MAX_PAUSE_MS };
/** The largest part of a pause by which jitter shortens or stretches it. */
const JITTER = 0.25;
