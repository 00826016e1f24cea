import { delay as stdDelay } from "@std/async/delay";

/** Options of {@linkcode delay}. */
export interface DelayOptions {
  /** Ends the wait early: the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** Resolves after `ms` milliseconds (`@std/async`), typed. */
export const delay: (ms: number, options?: DelayOptions) => Promise<void> = stdDelay;
