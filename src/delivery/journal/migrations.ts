import type { DatabaseSync } from "node:sqlite";
import { JournalError } from "./journal_error.ts";

/** `PRAGMA application_id` of our journals: "cnsm". */
export const APPLICATION_ID = 0x636e736d;

/** Creates the tables of version 1. `seq` is the order in which signals were emitted. */
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

/**
 * Adds the count of attempts that started and did not end, because the program ended during them. Cuts the tags of earlier
 * versions, which had no limit.
 */
const VERSION_2 = `
  ALTER TABLE delivery ADD COLUMN started INTEGER NOT NULL DEFAULT 0;
  UPDATE signal SET tag = substr(tag, 1, 255) WHERE length(tag) > 255;
`;

/** The SQL that upgrades version n - 1 to version n. Append to it, and never change an entry: files in use depend on it. */
export const MIGRATIONS: readonly string[] = [VERSION_1, VERSION_2];

/** The version of a journal compared to this program. */
export type SchemaState = "empty" | "older" | "current";

/**
 * Returns the state of a database without changing it.
 *
 * @throws {JournalError} another program made it, or a newer version of this one
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
        `the journal ${path} was made by a newer consumer: it has version ${version}, and this program supports ` +
          `${migrations.length}. Use that consumer, or set consumer.journal.file to another file`,
      );
    }
    return version < migrations.length ? "older" : "current";
  }
  const tables = Number(db.prepare("SELECT count(*) AS count FROM sqlite_schema").get()?.["count"]);
  if (application === 0 && version === 0 && tables === 0) return "empty";
  throw new JournalError(
    "foreign",
    `${path} is the database of another program: set consumer.journal.file to another file`,
  );
}

/**
 * Upgrades a database to the newest version. Each step is one transaction, so that a crash leaves a complete version.
 *
 * @throws {JournalError} as {@linkcode readSchemaState}
 */
export function migrate(db: DatabaseSync, path: string, migrations: readonly string[] = MIGRATIONS): void {
  while (readSchemaState(db, path, migrations) !== "current") {
    db.exec("BEGIN IMMEDIATE");
    try {
      // checked again under the lock, because another process may have been faster
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
