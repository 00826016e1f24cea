import { removeSync, renameSync } from "../../platform/files.ts";

/**
 * Replaces a program by a new file on the same disk. There is a whole program under that name at any time, but on Windows,
 * where a running program can only be renamed: there, the old one becomes `PATH.old`, which the next upgrade removes.
 *
 * @throws the runtime's error; the old program is unchanged
 */
export function replaceFile(path: string, by: string, isWindows: boolean): void {
  if (!isWindows) return renameSync(by, path);
  const old = `${path}.old`;
  removeSync(old);
  renameSync(path, old);
  try {
    renameSync(by, path);
  } catch (error) {
    renameSync(old, path);
    throw error;
  }
}
