import { isNotFound } from "../../platform/errors.ts";
import { statFileSync } from "../../platform/files.ts";
import { JournalError } from "./journal_error.ts";

/** Watches whether an open journal is still the file at its path, with all its bytes. SQLite itself never cuts it. */
export class FilePlace {
  readonly #path: string;
  /** Null on Windows, which has no inodes and lets nobody move an open file. */
  readonly #inode: number | null;
  #size = 0;
  #logSize = 0;

  constructor(path: string) {
    this.#path = path;
    this.#inode = statOrNull(path)?.ino ?? null;
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
    const size = file?.size ?? 0;
    const logSize = statOrNull(`${this.#path}-wal`)?.size ?? 0;
    if (size < this.#size || logSize < this.#logSize) {
      const cut = size < this.#size ? this.#path : `${this.#path}-wal`;
      throw new JournalError("damaged", `the journal ${this.#path} is damaged: ${cut} was cut or removed`);
    }
    this.#size = size;
    this.#logSize = logSize;
  }
}

function statOrNull(path: string): ReturnType<typeof statFileSync> | null {
  try {
    return statFileSync(path);
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}
