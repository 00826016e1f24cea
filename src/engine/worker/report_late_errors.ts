/// <reference lib="deno.worker" />
import type { EngineEvent } from "../../events.ts";
import type { NamedStrategy } from "../loading/named_strategy.ts";
import type { StrategyFile } from "../wire/strategy_file.ts";
import { describeFailure } from "./describe_failure.ts";

/**
 * Reports errors that a strategy leaves uncaught, in a timer or a promise, and keeps the engine running. The
 * engine catches its own errors, so an uncaught one is a strategy's, even without a place (`throw null` has none).
 *
 * @param strategies returns the loaded strategies
 */
export function reportLateErrors(
  files: readonly StrategyFile[],
  strategies: () => readonly NamedStrategy[],
  emit: (event: EngineEvent) => void,
): void {
  const folders = [...new Set(files.map(({ url }) => new URL(".", url).href))];
  const report = (error: unknown, event: Event): void => {
    event.preventDefault();
    const { problem, where } = describeFailure(error, folders);
    const inFolder = where === null ? [] : folders.filter((folder) => `file://${where}`.startsWith(decodeURI(folder)));
    emit({ type: "strategy_failed", strategy: nameStrategies(strategies(), inFolder), pair: null, problem, where });
  };
  self.addEventListener("error", (event) => {
    report(event.error, event);
  });
  self.addEventListener("unhandledrejection", (event) => report(event.reason, event));
}

/** Names the strategies in these folders, or all strategies when no folder is known. */
export function nameStrategies(strategies: readonly NamedStrategy[], folders: readonly string[] = []): string {
  const candidates = strategies.filter(({ folder }) => folders.length === 0 || folders.includes(folder));
  return candidates.map(({ name }) => name).join(" or ") || "a strategy";
}
