import { basename, dirname, join, resolve } from "node:path";
import { isNotFound } from "../../platform/errors.ts";
import { type OpenFile, openFileSync, readLinkSync, readTextFileSync, realPathSync } from "../../platform/files.ts";
import { processId } from "../../platform/process.ts";
import { JournalLockedError } from "./journal_error.ts";

/**
 * Keeps a journal to one instance of the program: a file beside it that the kernel holds locked for this process, and
 * lets go of however the process ends. The file stays when the lock is gone: one that is removed could be locked twice.
 */
export class JournalLock implements Disposable {
  readonly #file: OpenFile;

  private constructor(file: OpenFile) {
    this.#file = file;
  }

  /**
   * Locks a journal, which need not be there yet.
   *
   * @throws {JournalLockedError} another instance has it
   * @throws the runtime's error when the file can't be opened: no permission, or no such folder
   */
  static take(journal: string): JournalLock {
    const path = `${realFile(journal)}.lock`;
    const file = openFileSync(path, { read: true, write: true, create: true });
    try {
      if (!file.tryLockSync(true)) throw new JournalLockedError(journal, pidIn(path));
      file.truncateSync();
      file.writeSync(new TextEncoder().encode(`${processId}\n`));
      return new JournalLock(file);
    } catch (error) {
      file.close();
      throw error;
    }
  }

  /**
   * The instance that has a journal; null when none has it.
   *
   * @throws the runtime's error when this process has no permission to look
   */
  static holder(journal: string): { readonly pid: number | null } | null {
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

/** Where a path leads to, whatever links are on the way: all names of one journal meet in one lock. */
function realFile(path: string): string {
  try {
    return realPathSync(path);
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
  const target = linkTarget(path);
  return target === null ? join(realPathSync(dirname(resolve(path))), basename(path)) : realFile(target);
}

/** Of a link to a file that is not there yet; null where there is no link. */
function linkTarget(path: string): string | null {
  try {
    return resolve(dirname(path), readLinkSync(path));
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

/** Null where it can't be read: Windows keeps others from reading a locked file. */
function pidIn(path: string): number | null {
  try {
    const pid = Number.parseInt(readTextFileSync(path), 10);
    return Number.isNaN(pid) ? null : pid;
  } catch {
    return null;
  }
}
