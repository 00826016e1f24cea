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

/** The shortest pause, in milliseconds, before jitter. */
export const MIN_PAUSE_MS = 1_000;
/** The longest pause, in milliseconds, before jitter. */
export const MAX_PAUSE_MS = 60_000;

const BACKOFF: Backoff = { firstMs: MIN_PAUSE_MS, maxMs: MAX_PAUSE_MS };
/** The largest part of a pause by which jitter shortens or stretches it. */
const JITTER = 0.25;
