/**
 * Replaces this thread's `Deno` by one that has only what strategies can use and permissions bound. Everything else leads
 * out of the thread: to signals, to the process's end and exit code, to the terminal, and into Deno's own modules.
 */
export function pruneDeno({ net, env }: { readonly net: boolean; readonly env: boolean }): void {
  const kept = [...NAMES, ...(net ? NETWORK : [])];
  const pruned: Record<string, unknown> = Object.create(null);
  for (const name of kept) pruned[name] = Reflect.get(Deno, name);
  pruned["env"] = env ? Deno.env : { get: refuseEnv, has: refuseEnv, toObject: refuseEnv };
  Object.defineProperty(globalThis, "Deno", { value: pruned, writable: false, configurable: false });
}

function refuseEnv(): never {
  throw new Error("Requires env access: add the variable to consumer.strategy_permissions.env in the config");
}

/** `stdout` and `stderr` were replaced before: what strategies write there goes to the log. */
const NAMES = [
  ...["stdout", "stderr"],
  ...["version", "build", "errors", "inspect", "memoryUsage", "readTextFile", "readTextFileSync", "readFile"],
  ...["readFileSync", "readDir", "readDirSync", "stat", "statSync", "lstat", "lstatSync"],
];
const NETWORK = ["connect", "connectTls", "resolveDns"];
