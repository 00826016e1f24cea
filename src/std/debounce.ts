import { debounce as stdDebounce } from "@std/async/debounce";

/** A function that runs once, after a pause in its calls. */
export interface Debounced {
  (): void;
  /** Cancels a pending call. */
  clear(): void;
}

/** Delays a call until `ms` milliseconds have passed without another one (`@std/async`), typed. */
export const debounce: (call: () => void, ms: number) => Debounced = stdDebounce;
