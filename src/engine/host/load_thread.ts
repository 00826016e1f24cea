import type { Clock } from "../../time/clock.ts";
import type { StrategyFile } from "../wire/strategy_file.ts";
import type { EngineThread, StartOrder } from "./engine_thread.ts";

/**
 * Loads the strategies in a thread, and ends the thread when that fails or takes too long.
 *
 * @returns the strategies' names
 * @throws {StrategyLoadError} a strategy can't be used, loading took too long, or `signal` was aborted
 */
export async function loadThread(
  thread: EngineThread,
  order: StartOrder,
  { clock, timeoutMs, signal }: LoadThreadOptions,
): Promise<readonly string[]> {
  const loaded = new AbortController();
  const limitMs = Math.max(timeoutMs, MIN_LOAD_LIMIT_MS);
  // A module with an endless loop at its top level never answers.
  clock.sleep(limitMs, loaded.signal).then(
    () => thread.end(describeTimeout(order.strategies, limitMs)),
    () => undefined,
  );
  signal.addEventListener("abort", () => thread.end(), { once: true, signal: loaded.signal });
  try {
    return await thread.start(order);
  } catch (error) {
    thread.end();
    throw error;
  } finally {
    loaded.abort();
  }
}

/** Options of {@linkcode loadThread}. */
export interface LoadThreadOptions {
  readonly clock: Clock;
  /** The time limit of one evaluation, in milliseconds. Loading may take at least 30 seconds. */
  readonly timeoutMs: number;
  /** Ends the loading. */
  readonly signal: AbortSignal;
}

const MIN_LOAD_LIMIT_MS = 30_000;

function describeTimeout(strategies: readonly StrategyFile[], limitMs: number): string {
  const paths = strategies.map(({ path }) => path).join(", ");
  return `${paths}: loading took longer than ${limitMs / 1000} s: check for an endless loop outside of the methods`;
}
