import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { JournalError } from "./journal_error.ts";
import { makePrivate } from "./make_private.ts";
import { migrate, readSchemaState } from "./migrations.ts";
import { Snapshot } from "./snapshot.ts";
import { toJournalError } from "./sqlite_error.ts";

/** Options of {@linkcode openDatabase}. */
export interface OpenOptions {
  /** Opens an existing journal for reading, also beside a running program. Default: false, which creates or upgrades it. */
  readonly readOnly?: boolean;
  /**
   * Keeps other processes out as long as it is open. SQLite then needs no shared memory (`-shm`), which would end the
   * process if that file was truncated. Default: false.
   */
  readonly isExclusive?: boolean;
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
 * A reader of a journal that a running program keeps for itself gets a copy of its present content.
 *
 * @throws {JournalError} the file can't be used, or is not a journal
 */
export function openDatabase(path: string, options: OpenOptions = {}): DatabaseSync {
  if (options.readOnly === true) return openForReading(path, options);
  return open(path, path, options);
}

function openForReading(path: string, { busyMs }: OpenOptions): DatabaseSync {
  const options = { readOnly: true, busyMs: 0 };
  try {
    const db = open(path, path, options);
    if (busyMs !== undefined) db.exec(`PRAGMA busy_timeout = ${busyMs}`);
    return db;
  } catch (error) {
    const problem = toJournalError(error, path);
    if (problem.kind === "locked") return openSnapshot(path);
    // SQLite writes a file beside it even to read, so a journal in a folder that is not writable needs a copy, too
    const isForbidden = problem.kind === "readonly" || problem.kind === "unopenable";
    if (isForbidden && existsSync(path)) return openSnapshot(path);
    throw problem;
  }
}

function openSnapshot(path: string): DatabaseSync {
  const snapshot = Snapshot.take(path);
  try {
    // exclusive, so that it has its whole content once it is open, and its files can go
    return open(snapshot.path, path, { isExclusive: true, isCopy: true });
  } finally {
    snapshot.remove();
  }
}

/** @param source the path of the file to open, which may be a copy of the journal */
function open(
  source: string,
  path: string,
  { readOnly = false, isExclusive = false, isCopy = false, busyMs = 50, maxPages }: OpenOptions & {
    readonly isCopy?: boolean;
  },
): DatabaseSync {
  let db: DatabaseSync | null = null;
  try {
    if (!readOnly && !isCopy && path !== ":memory:") makePrivate(path);
    db = new DatabaseSync(source, { readOnly });
    db.exec(`PRAGMA busy_timeout = ${busyMs}`);
    // before the first access, which would map the shared memory
    if (isExclusive) db.exec("PRAGMA locking_mode = EXCLUSIVE");
    // checked before any change, so that a foreign file stays as it is
    const state = readSchemaState(db, path);
    if ((readOnly || isCopy) && state !== "current") throw notReadable(state, path);
    if (isCopy) db.exec("PRAGMA query_only = 1");
    if (!readOnly && !isCopy) {
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
