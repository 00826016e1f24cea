import type { EngineHost } from "../engine/host/engine_host.ts";
import { StrategyLoadError } from "../engine/wire/strategy_load_error.ts";

/**
 * Starts the engine, which ends at once when `stop` is aborted, also while a strategy loads or does not return.
 *
 * @returns the strategies' names; null when it was stopped before they were loaded
 * @throws {StrategyLoadError} one of them can't be used, or would need more than this program may do itself
 */
export async function startEngine(host: EngineHost, stop: AbortSignal): Promise<readonly string[] | null> {
  if (stop.aborted) return null;
  stop.addEventListener("abort", () => host.stop(), { once: true });
  try {
    return await host.start();
  } catch (error) {
    if (stop.aborted) return null;
    // a worker can't be given what the program itself has not
    if (error instanceof Deno.errors.NotCapable) {
      throw new StrategyLoadError(
        "this program was started without the permissions that the strategies need: reading their folders, and what " +
          "consumer.strategy_permissions grants (Deno's flags --allow-read, --allow-net and --allow-env)",
      );
    }
    throw error;
  }
}
