import { delay as stdDelay } from "@std/async/delay";

/** Options of {@linkcode delay}. */
export interface DelayOptions {
  /** Cancels the wait. The promise then rejects with the reason of the signal. */
  readonly signal?: AbortSignal;
}

/** Resolves after `ms` milliseconds (`@std/async`), typed. */
export const delay: (ms: number, options?: DelayOptions) => Promise<void> = stdDelay;
