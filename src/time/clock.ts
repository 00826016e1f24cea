import { delay } from "../std/delay.ts";

/** A source of time and timers. Tests use one that they advance by hand. */
export interface Clock {
  /** Returns the time in milliseconds since the epoch. */
  now(): number;
  /** Resolves after `ms` milliseconds. Rejects with the signal's reason if that is aborted first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The clock of the computer. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) => delay(ms, signal === undefined ? {} : { signal }),
};
