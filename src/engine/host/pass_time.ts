import type { Clock } from "../../time/clock.ts";

/** Calls `tick` once a second until `signal` is aborted. The engine reads no clock, so it learns in this way that time passes. */
export function passTime(clock: Clock, tick: () => void, signal: AbortSignal): void {
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      await clock.sleep(TICK_MS, signal);
      tick();
    }
  };
  run().catch((error) => {
    // A stop ends the clock's sleep with an error.
    if (!signal.aborted) throw error;
  });
}

const TICK_MS = 1000;
