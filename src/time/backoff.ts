/** How pauses grow from failure to failure. */
export interface Backoff {
  /** The pause after the first failure, in milliseconds. Each further failure doubles it. */
  readonly firstMs: number;
  /** The longest pause, in milliseconds, before jitter. */
  readonly maxMs: number;
}

/**
 * Returns the pause before the next attempt, in milliseconds: exponential back-off.
 *
 * @param failures how many attempts in a row have failed, from 1
 * @param stretch a factor on the pause, so that many clients do not return in step. Default 1
 * @example
 * ```ts
 * import { backoffMs } from "./backoff.ts";
 * const backoff = { firstMs: 1000, maxMs: 60_000 };
 * if (backoffMs(backoff, 3) !== 4000 || backoffMs(backoff, 99) !== 60_000) throw new Error("the pause");
 * ```
 */
export function backoffMs({ firstMs, maxMs }: Backoff, failures: number, stretch = 1): number {
  const doublings = Math.min(Math.max(failures - 1, 0), MAX_DOUBLINGS);
  return Math.min(firstMs * 2 ** doublings, maxMs) * stretch;
}

/** Keeps the power finite for any number of failures. */
const MAX_DOUBLINGS = 30;
