import type { EngineHost } from "../engine/host.ts";

/**
 * Starts the engine, which ends at once when `stop` is aborted, also while a strategy loads or does not return.
 *
 * @returns the strategies' names; null when it was stopped before they were loaded
 * @throws {StrategyLoadError} one of them can't be used
 */
export async function startEngine(host: EngineHost, stop: AbortSignal): Promise<readonly string[] | null> {
  if (stop.aborted) return null;
  stop.addEventListener("abort", () => host.stop(), { once: true });
  try {
    return await host.start();
  } catch (error) {
    if (stop.aborted) return null;
    throw error;
  }
}
