import type { StrategyFile } from "../wire/worker_messages.ts";

/** What a strategy may do beyond reading its own folder: lists of paths, hosts and variable names. */
export interface StrategyPermissions {
  readonly read: readonly string[];
  readonly net: readonly string[];
  readonly env: readonly string[];
}

/**
 * Starts the engine's thread with the strategies' permissions: reading their folders, and what the config grants. It can't
 * write, run programs, load native code, or import from elsewhere.
 */
export function spawnWorker(strategies: readonly StrategyFile[], granted: StrategyPermissions): Worker {
  const folders = strategies.map(({ url }) => new URL(".", url));
  const grant = (list: readonly string[]): string[] | false => list.length > 0 ? [...list] : false;
  const permissions: Deno.PermissionOptionsObject = {
    read: [...folders, ...granted.read],
    net: grant(granted.net),
    env: grant(granted.env),
    write: false,
    run: false,
    ffi: false,
    sys: false,
    import: false,
  };
  return new Worker(new URL("../worker/worker.ts", import.meta.url), {
    type: "module",
    name: "engine",
    deno: { permissions },
  });
}
