/**
 * Finds those of the paths that `ProtectHome` and `PrivateTmp` hide from a service. A path below another one is left out.
 *
 * @example
 * ```ts
 * import { findHiddenPaths } from "./find_hidden_paths.ts";
 * const found = findHiddenPaths(["/home/ada/bot", "/usr/bin/deno", "/home/ada/bot/bin/consumer"]);
 * if (found.join() !== "/home/ada/bot") throw new Error(found.join());
 * ```
 */
export function findHiddenPaths(paths: readonly string[]): readonly string[] {
  const hidden = [...new Set(paths)].filter((path) => HIDDEN_FOLDERS.some((folder) => isInside(path, folder)));
  return hidden.filter((path) => !hidden.some((other) => other !== path && isInside(path, other)));
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** `/var/home` is the folder of users where `/home` is a link to it. */
const HIDDEN_FOLDERS: readonly string[] = ["/home", "/root", "/run/user", "/var/home", "/tmp", "/var/tmp"];
