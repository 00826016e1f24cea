import { closeSync, fchownSync, fstatSync, openSync } from "node:fs";
import { isNotFound } from "../../platform/errors.ts";
import { removeSync, statFileSync } from "../../platform/files.ts";
import { isWindows } from "../../platform/process.ts";

/**
 * Creates an empty file beside a journal that only the journal's owner can use, or does nothing when it exists.
 *
 * Without it, a file that root creates (`sudo consumer signals resend`) would keep the running program out.
 *
 * @param journal the journal's path. If it does not exist, the file belongs to who runs this program
 * @throws the runtime's error when the owner can't be changed. Then there is no file
 */
export function createBeside(journal: string, path: string): void {
  if (isWindows) return; // the caller creates the file: there are no owners to care about
  const owner = findOwner(journal);
  // the runtime's own calls can't change the owner of an open file, and a path may have become a link meanwhile
  const file = createOrNull(path);
  if (file === null) return;
  try {
    if (owner !== null && fstatSync(file).uid !== owner.uid) fchownSync(file, owner.uid, owner.gid);
  } catch (error) {
    removeSync(path);
    throw error;
  } finally {
    closeSync(file);
  }
}

function findOwner(path: string): { readonly uid: number; readonly gid: number } | null {
  try {
    const { uid, gid } = statFileSync(path);
    return uid === null || gid === null ? null : { uid, gid };
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

/** Returns null when the file exists, or can't be created: the caller, who opens it next, gets the runtime's error. */
function createOrNull(path: string): number | null {
  try {
    return openSync(path, "wx", 0o600);
  } catch {
    return null;
  }
}
