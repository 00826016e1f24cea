import { startWorker, type WorkerPermissions } from "../../platform/worker.ts";
import type { StrategyFile } from "../wire/strategy_file.ts";

/**
 * Starts the engine's worker. Strategies can read their own folders and use what the config grants. They can't write, run
 * programs, load native code or import remote code.
 */
export function spawnWorker(strategies: readonly StrategyFile[], granted: WorkerPermissions): Worker {
  const folders = strategies.map(({ url }) => new URL(".", url));
  const worker = new URL("../worker/worker.ts", import.meta.url);
  return startWorker(worker, "engine", { ...granted, read: [...folders, ...granted.read] });
}
