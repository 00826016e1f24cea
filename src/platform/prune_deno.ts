/**
 * Replaces this thread's `Deno` by one that has only what strategies can use and permissions bound. Everything else leads
 * out of the thread: to signals, to the process's end and exit code, to the terminal, and into Deno's own modules.
 */
export function pruneDeno({ net, env }: { readonly net: boolean; readonly env: boolean }): void {
  const kept = [...NAMES, ...(net ? NETWORK : []), ...(env ? ["env"] : [])];
  const pruned: Record<string, unknown> = Object.create(null);
  for (const name of kept) pruned[name] = Reflect.get(Deno, name);
  Object.defineProperty(globalThis, "Deno", { value: pruned, writable: false, configurable: false });
}

const NAMES = [
  ...["version", "build", "errors", "inspect", "memoryUsage", "readTextFile", "readTextFileSync", "readFile"],
  ...["readFileSync", "readDir", "readDirSync", "stat", "statSync", "lstat", "lstatSync"],
];
const NETWORK = ["connect", "connectTls", "resolveDns"];
