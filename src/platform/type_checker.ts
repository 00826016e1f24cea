import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { LAYOUT } from "./layout.ts";
import { isCompiled } from "./process.ts";

/**
 * Returns a function that checks the types of modules with the Deno that runs this program, or null: the program is
 * compiled, or has no permission to run Deno.
 */
export function findTypeChecker(): TypeChecker | null {
  if (isCompiled) return null;
  const path = Deno.execPath();
  if (!/^deno(?:\.exe)?$/.test(basename(path))) return null;
  if (Deno.permissions.querySync({ name: "run", command: path }).state !== "granted") return null;
  return async (modules, signal) => {
    const { success, stdout, stderr } = await new Deno.Command(path, {
      args: ["check", "--quiet", "--cached-only", "--no-lock", "--config", CONFIG, ...modules],
      env: { NO_COLOR: "1" },
      stdin: "null",
      stdout: "piped",
      stderr: "piped",
      signal,
    }).output();
    return { isOk: success, output: new TextDecoder().decode(stdout) + new TextDecoder().decode(stderr) };
  };
}

/** Checks the types of modules, given as URLs. Aborting the signal ends the check. */
export type TypeChecker = (
  modules: readonly string[],
  signal: AbortSignal,
) => Promise<{ readonly isOk: boolean; readonly output: string }>;

/** As strict as the settings that `consumer init` writes, and with `consumer` in the import map. */
const CONFIG = fileURLToPath(LAYOUT.strategyTypes);
