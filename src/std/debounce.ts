import { debounce as stdDebounce } from "@std/async/debounce";

/** A function that runs once its calls have ceased for a while. */
export interface Debounced {
  (): void;
  /** Forgets the call that is waiting. */
  clear(): void;
}

/** Puts a call off until none has come for `ms` milliseconds (`@std/async`), typed. */
export const debounce: (call: () => void, ms: number) => Debounced = stdDebounce;
