import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { JournalError } from "./journal_error.ts";
import { migrate, readSchemaState } from "./migrations.ts";
import { toJournalError } from "./sqlite_error.ts";

/** How a journal's file is opened. */
export interface OpenOptions {
  /** Reads beside a running program; the file must be there. Default: false, it is made, or brought to our version. */
  readonly readOnly?: boolean;
  /** Milliseconds to wait for another writer. It is the thread that waits, with all that runs on it. Default: 50. */
  readonly busyMs?: number;
  /** How many pages of 4 kB the file may have, so that it does not fill a disk. Default: as many as SQLite can. */
  readonly maxPages?: number;
}

/**
 * Opens a journal's file.
 *
 * Write-ahead log, `synchronous = NORMAL`: whatever was committed survives a killed process. A power cut may cost what
 * was committed since the last checkpoint, but never the file.
 *
 * @throws {JournalError} it can't be used, or is none of ours
 */
export function openDatabase(path: string, options: OpenOptions = {}): DatabaseSync {
  try {
    return open(path, path, options);
  } catch (error) {
    const problem = toJournalError(error, path);
    const isForbidden = problem.kind === "readonly" || problem.kind === "unopenable";
    if (!isForbidden || options.readOnly !== true || !isAtRest(path)) throw problem;
    // SQLite writes a file beside it even to read; what nobody writes, another user's, can be read without
    return open(`${pathToFileURL(path).href}?immutable=1`, path, options);
  }
}

/** Whether the file is there, and nobody has it open or was killed with it open. */
function isAtRest(path: string): boolean {
  return existsSync(path) && !existsSync(`${path}-wal`);
}

/** @param source what SQLite is given for the path */
function open(source: string, path: string, { readOnly = false, busyMs = 50, maxPages }: OpenOptions): DatabaseSync {
  let db: DatabaseSync | null = null;
  try {
    db = new DatabaseSync(source, { readOnly });
    db.exec(`PRAGMA busy_timeout = ${busyMs}`);
    // before anything is changed: a foreign file stays as it is
    const state = readSchemaState(db, path);
    if (readOnly && state !== "current") throw notReadable(state, path);
    if (!readOnly) {
      db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
      migrate(db, path);
      if (maxPages !== undefined) db.exec(`PRAGMA max_page_count = ${maxPages}`);
    }
    return db;
  } catch (error) {
    db?.close();
    throw toJournalError(error, path);
  }
}

function notReadable(state: "empty" | "older", path: string): JournalError {
  return state === "empty"
    ? new JournalError("missing", `the journal ${path} holds nothing yet`)
    : new JournalError("older", `the journal ${path} was made by an older consumer: start this one once with it`);
}
