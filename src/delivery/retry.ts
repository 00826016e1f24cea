/** The pause after the first failure; each further one doubles it. */
export const FIRST_PAUSE_MS = 1_000;
/** The longest pause between two attempts. */
export const LONGEST_PAUSE_MS = 60_000;
/** A pause is this much shorter or longer, so that many senders do not return in step. */
const JITTER = 0.25;

/**
 * How long to wait before the next attempt.
 *
 * @param failures in a row so far, from 1
 * @param random from 0 up to 1
 * @example
 * ```ts
 * import { retryPauseMs } from "./retry.ts";
 * if (retryPauseMs(1, 0.5) !== 1000 || retryPauseMs(3, 0.5) !== 4000) throw new Error("not doubled");
 * ```
 */
export function retryPauseMs(failures: number, random: number): number {
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 30), LONGEST_PAUSE_MS);
  return Math.round(pause * (1 - JITTER + 2 * JITTER * random));
}
