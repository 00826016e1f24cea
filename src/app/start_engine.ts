import type { EngineHost } from "../engine/host/engine_host.ts";
import { StrategyLoadError } from "../engine/wire/strategy_load_error.ts";

/**
 * Starts the engine. Aborting `stop` ends it at once, even while a strategy is loading or does not return.
 *
 * @returns the names of the strategies, or null when `stop` was aborted before they were loaded
 * @throws {StrategyLoadError} a strategy can't be loaded, or needs permissions that the program does not have
 */
export async function startEngine(host: EngineHost, stop: AbortSignal): Promise<readonly string[] | null> {
  if (stop.aborted) return null;
  stop.addEventListener("abort", () => host.stop(), { once: true });
  try {
    return await host.start();
  } catch (error) {
    if (stop.aborted) return null;
    // a worker can't have permissions that the program itself does not have
    if (error instanceof Deno.errors.NotCapable) throw new StrategyLoadError(MISSING_PERMISSIONS);
    throw error;
  }
}

/**
 * Starts the engine like {@linkcode startEngine}, but `running` only aborts the start. Once the strategies are loaded
 * it no longer stops the engine.
 */
export async function startEngineWhile(host: EngineHost, running: AbortSignal): Promise<readonly string[] | null> {
  const loading = new AbortController();
  const abort = (): void => loading.abort();
  running.addEventListener("abort", abort);
  if (running.aborted) abort();
  try {
    return await startEngine(host, loading.signal);
  } finally {
    running.removeEventListener("abort", abort);
  }
}

const MISSING_PERMISSIONS =
  "the program was started without the permissions that the strategies need: reading their folders, and what " +
  "consumer.strategy_permissions grants (Deno's flags --allow-read, --allow-net and --allow-env)";
