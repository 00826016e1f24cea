import { LAYOUT } from "../../platform/layout.ts";
import { startWorker, type WorkerPermissions } from "../../platform/worker.ts";
import { nameWorker } from "../wire/worker_name.ts";
import type { StrategyFile } from "../wire/strategy_file.ts";

/**
 * Starts the engine's worker. Strategies can read their own folders and use what the config grants. They can't write, run
 * programs, load native code or import remote code.
 */
export function spawnWorker(strategies: readonly StrategyFile[], granted: WorkerPermissions): Worker {
  const folders = strategies.map(({ url }) => new URL(".", url));
  return startWorker(LAYOUT.worker, nameWorker({ net: granted.net.length > 0, env: granted.env.length > 0 }), {
    ...granted,
    read: [...folders, ...granted.read],
  });
}
