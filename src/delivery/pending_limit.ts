/**
 * Returns how many signals may be pending for each sink. A signal takes about 1 kB, at most 3 kB.
 *
 * @param sinks how many sinks there are. With more than five, they share the limit for all
 * @example
 * ```ts
 * import { maxPendingOf } from "./pending_limit.ts";
 * if (maxPendingOf(5) !== 10_000 || maxPendingOf(50) !== 1_000) throw new Error("not shared");
 * ```
 */
export function maxPendingOf(sinks: number): number {
  return Math.min(MAX_PENDING, Math.floor(MAX_PENDING_IN_ALL / Math.max(1, sinks)));
}

/** How many signals may be pending for one sink. */
export const MAX_PENDING = 10_000;
const MAX_PENDING_IN_ALL = 50_000;
