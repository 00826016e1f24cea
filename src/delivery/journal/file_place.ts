import { isNotFound } from "../../platform/errors.ts";
import { statFileSync } from "../../platform/files.ts";
import { JournalError } from "./journal_error.ts";

/** Watches whether an open journal is still the file at its path, with all its bytes. SQLite itself never cuts it. */
export class FilePlace {
  readonly #path: string;
  /** Null on Windows, which has no inodes and lets nobody move an open file. */
  readonly #inode: number | null;
  #sizes: Sizes;

  /** Takes the present sizes, so that it notices a cut before the first write. */
  constructor(path: string) {
    this.#path = path;
    const file = statOrNull(path);
    this.#inode = file?.ino ?? null;
    this.#sizes = { file: file?.size ?? 0, log: logSize(path) };
  }

  /**
   * Throws when the file changed in a way that SQLite does not notice.
   *
   * @throws {JournalError} of kind `missing` or `damaged`
   */
  require(): void {
    const file = statOrNull(this.#path);
    if (this.#inode !== null && file?.ino !== this.#inode) {
      throw new JournalError("missing", `the journal ${this.#path} was moved or removed: creating a new one`);
    }
    const sizes = { file: file?.size ?? 0, log: logSize(this.#path) };
    if (sizes.file < this.#sizes.file || sizes.log < this.#sizes.log) {
      const cut = sizes.file < this.#sizes.file ? this.#path : `${this.#path}-wal`;
      throw new JournalError("damaged", `the journal ${this.#path} is damaged: ${cut} was cut or removed`);
    }
    this.#sizes = sizes;
  }
}

/** In bytes. */
interface Sizes {
  readonly file: number;
  readonly log: number;
}

function logSize(path: string): number {
  return statOrNull(`${path}-wal`)?.size ?? 0;
}

function statOrNull(path: string): ReturnType<typeof statFileSync> | null {
  try {
    return statFileSync(path);
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}
