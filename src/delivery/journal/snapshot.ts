import { copyFileSync, makeTempFolderSync, openFileSync, removeSync } from "../../platform/files.ts";
import { isNotFound } from "../../platform/errors.ts";
import { isWindows, onExit } from "../../platform/process.ts";
import { JournalError } from "./journal_error.ts";

/** A copy of a journal that a running program writes, in a folder of its own. */
export class Snapshot {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** The path of the copy. */
  get path(): string {
    return `${this.#folder}/journal.sqlite`;
  }

  /**
   * Copies a journal and its log.
   *
   * The log comes second: what the program moves from the log to the file meanwhile is in the copied log, too. That is not
   * so when the program starts the log from its beginning, which changes the log's header. Then it copies again.
   *
   * @throws {JournalError} the journal changed too often
   * @throws the runtime's error when a file can't be read or written
   */
  static take(path: string): Snapshot {
    const snapshot = new Snapshot(makeTempFolderSync("consumer-journal-"));
    try {
      for (let turn = 0; turn < MAX_TURNS; turn++) {
        const before = readLogHeader(path);
        copyFileSync(path, snapshot.path);
        copyLog(path, snapshot.path);
        if (before === readLogHeader(path)) return snapshot;
      }
      throw new JournalError(
        "locked",
        `the journal ${path} can't be copied, because it changes too quickly: try again`,
      );
    } catch (error) {
      snapshot.remove();
      throw error;
    }
  }

  /** Removes the copy. An open one stays readable. */
  remove(): void {
    // Windows keeps a file that is open
    if (isWindows) onExit(() => removeSync(this.#folder));
    else removeSync(this.#folder);
  }
}

const MAX_TURNS = 5;
/** The header of SQLite's log, with numbers that change when the log starts from its beginning. */
const LOG_HEADER_BYTES = 32;

function copyLog(from: string, to: string): void {
  try {
    copyFileSync(`${from}-wal`, `${to}-wal`);
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}

/** Returns an empty text when there is no log. */
function readLogHeader(path: string): string {
  try {
    const file = openFileSync(`${path}-wal`, { read: true });
    try {
      const bytes = new Uint8Array(LOG_HEADER_BYTES);
      return bytes.subarray(0, file.readSync(bytes) ?? 0).toHex();
    } finally {
      file.close();
    }
  } catch (error) {
    if (!isNotFound(error)) throw error;
    return "";
  }
}
