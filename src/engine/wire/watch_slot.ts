/**
 * The positions of the integers that both threads share. They show the main thread which evaluation is running, without a
 * message for each one.
 */
export const WatchSlot = {
  /** The number of evaluations that have started. While it stays the same, one evaluation has not returned. */
  evaluation: 0,
  /** The id of the strategy and pair that is running, or 0. The message `evaluating` announces each id once. */
  running: 1,
} as const;

/** The size of the shared integers in bytes. */
export const WATCH_BYTES = 8;
