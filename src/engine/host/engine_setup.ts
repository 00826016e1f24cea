import type { EngineSettings } from "../wire/engine_settings.ts";
import type { StrategyFile } from "../wire/strategy_file.ts";

/** The part of an engine that a reload can replace. */
export interface EngineSetup {
  readonly settings: EngineSettings;
  readonly strategies: readonly StrategyFile[];
  /** How long one evaluation may take, in milliseconds: `consumer.strategy_timeout`. */
  readonly timeoutMs: number;
  /** Starts the engine's worker: {@linkcode spawnWorker}. */
  readonly spawn: () => Worker;
}
