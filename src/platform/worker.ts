/** What a worker may do: lists of paths, hosts and variable names. It may do nothing else. */
export interface WorkerPermissions {
  readonly read: readonly (string | URL)[];
  readonly net: readonly string[];
  readonly env: readonly string[];
}

/** Starts a worker with permissions of its own. It can't write, run programs, load native code or import remote code. */
export function startWorker(module: URL, name: string, { read, net, env }: WorkerPermissions): Worker {
  const grant = (list: readonly string[]): string[] | false => list.length > 0 ? [...list] : false;
  const permissions: Deno.PermissionOptionsObject = {
    read: [...read],
    net: grant(net),
    env: grant(env),
    write: false,
    run: false,
    ffi: false,
    sys: false,
    import: false,
  };
  return new Worker(module, { type: "module", name, deno: { permissions } });
}
