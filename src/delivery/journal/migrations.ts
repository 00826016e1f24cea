import type { DatabaseSync } from "node:sqlite";
import { JournalError } from "./journal_error.ts";

/** `PRAGMA application_id` of our files: "cnsm". */
export const APPLICATION_ID = 0x636e736d;

/** The tables of version 1. `seq` is the order in which signals were found. */
const VERSION_1 = `
  CREATE TABLE signal (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    time TEXT NOT NULL,
    strategy TEXT NOT NULL,
    pair TEXT NOT NULL,
    timeframe TEXT NOT NULL,
    candle TEXT NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('enter', 'exit')),
    side TEXT NOT NULL CHECK (side IN ('long', 'short')),
    tag TEXT,
    price REAL,
    producer TEXT NOT NULL,
    analyzed_at TEXT NOT NULL,
    recorded_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX signal_recorded_at ON signal (recorded_at);
  CREATE TABLE delivery (
    sink TEXT NOT NULL,
    signal INTEGER NOT NULL REFERENCES signal (seq) ON DELETE CASCADE,
    state TEXT NOT NULL CHECK (state IN ('pending', 'delivered', 'skipped', 'expired', 'dead')),
    attempts INTEGER NOT NULL DEFAULT 0,
    result TEXT,
    note TEXT,
    resent INTEGER NOT NULL DEFAULT 0,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (signal, sink)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX delivery_pending ON delivery (sink, signal) WHERE state = 'pending';
`;

/** What makes version n of version n - 1, the first of an empty file. What is here is never changed, only added to. */
export const MIGRATIONS: readonly string[] = [VERSION_1];

/** How a file stands to this program. */
export type SchemaState = "empty" | "older" | "current";

/**
 * Looks at a file without changing it.
 *
 * @throws {JournalError} it is another program's, or of a later version of this one
 */
export function readSchemaState(
  db: DatabaseSync,
  path: string,
  migrations: readonly string[] = MIGRATIONS,
): SchemaState {
  const application = pragma(db, "application_id");
  const version = pragma(db, "user_version");
  if (application === APPLICATION_ID) {
    if (version > migrations.length) {
      throw new JournalError(
        "newer",
        `the journal ${path} was made by a newer consumer: it has version ${version}, this program knows ` +
          `${migrations.length}; use that consumer, or name another file as consumer.journal.file`,
      );
    }
    return version < migrations.length ? "older" : "current";
  }
  const tables = Number(db.prepare("SELECT count(*) AS count FROM sqlite_schema").get()?.["count"]);
  if (application === 0 && version === 0 && tables === 0) return "empty";
  throw new JournalError(
    "foreign",
    `${path} is another program's database, no journal of this one: name another file as consumer.journal.file`,
  );
}

/**
 * Brings a file to the newest version, each step in a transaction of its own: a crash leaves a whole version.
 *
 * @throws {JournalError} as {@linkcode readSchemaState}
 */
export function migrate(db: DatabaseSync, path: string, migrations: readonly string[] = MIGRATIONS): void {
  while (readSchemaState(db, path, migrations) !== "current") {
    db.exec("BEGIN IMMEDIATE");
    try {
      // asked again behind the lock: another process may have been faster
      if (readSchemaState(db, path, migrations) !== "current") {
        const version = pragma(db, "user_version");
        db.exec(migrations[version] ?? "");
        db.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${version + 1}`);
      }
      db.exec("COMMIT");
    } catch (error) {
      if (db.isTransaction) db.exec("ROLLBACK");
      throw error;
    }
  }
}

function pragma(db: DatabaseSync, name: "application_id" | "user_version"): number {
  return Number(db.prepare(`PRAGMA ${name}`).get()?.[name]);
}
