/**
 * Maintains an open journal until `sleep` returns false: checks that the file is in place, deletes old signals, and looks for
 * damage at the start and once a day.
 *
 * It deletes in small steps, because the thread that deletes is the one that delivers signals.
 */
export async function maintain({ sleep, now, checkInPlace, prune, check }: Maintenance): Promise<void> {
  let prunedAt = -Infinity;
  let checkedAt = now();
  await check();
  while (await sleep(CHECK_EVERY_MS)) {
    checkInPlace();
    if (now() - checkedAt >= CHECK_FILE_EVERY_MS) {
      checkedAt = now();
      await check();
    }
    if (now() - prunedAt < PRUNE_EVERY_MS) continue;
    prunedAt = now();
    while (prune(prunedAt, PRUNE_BATCH) === PRUNE_BATCH && await sleep(PRUNE_PAUSE_MS));
  }
}

/** What {@linkcode maintain} calls. */
export interface Maintenance {
  /** Waits for so many milliseconds. Returns false when the journal was closed. */
  sleep(ms: number): Promise<boolean>;
  /** Returns the time in epoch milliseconds. */
  now(): number;
  checkInPlace(): void;
  /** Looks for damage in the whole file. */
  check(): Promise<void>;
  /** Deletes at most `limit` old signals. Returns how many it deleted, or null when the file can't be used. */
  prune(now: number, limit: number): number | null;
}

const CHECK_EVERY_MS = 60_000;
const CHECK_FILE_EVERY_MS = 86_400_000;
const PRUNE_EVERY_MS = 3_600_000;
const PRUNE_BATCH = 500;
const PRUNE_PAUSE_MS = 100;
