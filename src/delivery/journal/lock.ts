import { basename, dirname, join, resolve } from "node:path";
import { isNotFound } from "../../platform/errors.ts";
import { type OpenFile, openFileSync, readLinkSync, readTextFileSync, realPathSync } from "../../platform/files.ts";
import { processId } from "../../platform/process.ts";
import { createBeside } from "./create_beside.ts";
import { JournalLockedError } from "./journal_error.ts";

/**
 * A lock that keeps a journal to one instance of the program.
 *
 * It is a lock of the operating system on a file beside the journal, which ends with the process, however that ends. The
 * file stays: if it were removed, two instances could each lock their own.
 */
export class JournalLock implements Disposable {
  readonly #file: OpenFile;

  private constructor(file: OpenFile) {
    this.#file = file;
  }

  /**
   * Locks a journal. The journal itself may not exist yet.
   *
   * @throws {JournalLockedError} another instance holds it
   * @throws the runtime's error when the file can't be opened: no permission, or no such folder
   */
  static take(journal: string): JournalLock {
    const path = `${resolveFile(journal)}.lock`;
    createBeside(journal, path);
    const file = openFileSync(path, { read: true, write: true, create: true });
    try {
      if (!file.tryLockSync(true)) throw new JournalLockedError(journal, readPid(path));
      file.truncateSync();
      file.writeSync(new TextEncoder().encode(`${processId}\n`));
      return new JournalLock(file);
    } catch (error) {
      file.close();
      throw error;
    }
  }

  /**
   * Returns the instance that holds the lock of a journal, or null if no instance does.
   *
   * @throws the runtime's error when this process has no permission to look
   */
  static findHolder(journal: string): { readonly pid: number | null } | null {
    try {
      JournalLock.take(journal)[Symbol.dispose]();
      return null;
    } catch (error) {
      if (error instanceof JournalLockedError) return { pid: error.pid };
      throw error;
    }
  }

  [Symbol.dispose](): void {
    this.#file.close();
  }
}

/** Resolves all links in a path, so that every name of a journal leads to the same files beside it. */
export function resolveFile(path: string): string {
  try {
    return realPathSync(path);
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
  const target = readLinkTarget(path);
  return target === null ? join(realPathSync(dirname(resolve(path))), basename(path)) : resolveFile(target);
}

/** Returns the target of a link to a file that does not exist yet. Null: the path is no link. */
function readLinkTarget(path: string): string | null {
  try {
    return resolve(dirname(path), readLinkSync(path));
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

/** Returns null when the file can't be read: Windows does not let others read a locked file. */
function readPid(path: string): number | null {
  try {
    const pid = Number.parseInt(readTextFileSync(path), 10);
    return Number.isNaN(pid) ? null : pid;
  } catch {
    return null;
  }
}
