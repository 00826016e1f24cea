import { isAlreadyExists, isPermissionDenied } from "../../platform/errors.ts";
import { changeModeSync, openFileSync, statFileSync } from "../../platform/files.ts";
import { isWindows } from "../../platform/process.ts";

/**
 * Creates a file of the journal that only its owner can read, or makes an existing one private.
 *
 * SQLite gives its further files the same mode. A file of another owner stays as it is.
 */
export function makePrivate(path: string): void {
  try {
    openFileSync(path, { write: true, createNew: true }).close();
  } catch (error) {
    if (!isAlreadyExists(error)) throw error;
    tighten(path);
  }
}

function tighten(path: string): void {
  const { mode, isFile } = statFileSync(path);
  if (isWindows || !isFile || mode === null || (mode & OTHERS) === 0) return;
  try {
    changeModeSync(path, mode & 0o700);
  } catch (error) {
    // only the owner can change the mode. SQLite reports a file that it can't use
    if (!isPermissionDenied(error)) throw error;
  }
}

/** The bits of a mode that let the group and all others use a file. */
const OTHERS = 0o077;
