import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { JournalError } from "./journal_error.ts";
import { makePrivate } from "./make_private.ts";
import { migrate, readSchemaState } from "./migrations.ts";
import { toJournalError } from "./sqlite_error.ts";

/** Options of {@linkcode openDatabase}. */
export interface OpenOptions {
  /** Opens an existing journal for reading, also beside a running program. Default: false, which creates or upgrades it. */
  readonly readOnly?: boolean;
  /** How long to wait for another writer, in milliseconds. The wait blocks the whole thread. Default: 50. */
  readonly busyMs?: number;
  /** How many pages of 4 kB the file may have. Default: the limit of SQLite. */
  readonly maxPages?: number;
}

/**
 * Opens a journal's file.
 *
 * It uses a write-ahead log with `synchronous = NORMAL`. Every commit survives a killed process. A power cut may lose the
 * commits since the last checkpoint, but does not damage the file.
 *
 * @throws {JournalError} the file can't be used, or is not a journal
 */
export function openDatabase(path: string, options: OpenOptions = {}): DatabaseSync {
  try {
    return open(path, path, options);
  } catch (error) {
    const problem = toJournalError(error, path);
    const isForbidden = problem.kind === "readonly" || problem.kind === "unopenable";
    if (!isForbidden || options.readOnly !== true || !isAtRest(path)) throw problem;
    // SQLite writes a file beside it even to read. A journal that nobody writes can be read without that file
    return open(`${pathToFileURL(path).href}?immutable=1`, path, options);
  }
}

/** Whether the file exists, and no process has it open or was killed while it had. */
function isAtRest(path: string): boolean {
  return existsSync(path) && !existsSync(`${path}-wal`);
}

/** @param source the path as SQLite gets it */
function open(source: string, path: string, { readOnly = false, busyMs = 50, maxPages }: OpenOptions): DatabaseSync {
  let db: DatabaseSync | null = null;
  try {
    if (!readOnly && path !== ":memory:") makePrivate(path);
    db = new DatabaseSync(source, { readOnly });
    db.exec(`PRAGMA busy_timeout = ${busyMs}`);
    // checked before any change, so that a foreign file stays as it is
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
  return state === "empty" ? new JournalError("missing", `the journal ${path} is empty`) : new JournalError(
    "older",
    `the journal ${path} was made by an older consumer: run this consumer with it once, which upgrades it`,
  );
}
