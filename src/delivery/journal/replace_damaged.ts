import { existsSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { openFileSync, removeSync, renameSync } from "../../platform/files.ts";
import { JournalError } from "./journal_error.ts";
import { resolveFile } from "./lock.ts";
import { APPLICATION_ID } from "./migrations.ts";
import { openDatabase } from "./open_database.ts";
import { salvage } from "./salvage.ts";
import { toJournalError } from "./sqlite_error.ts";

/**
 * Replaces a damaged journal by a new one with what can be read of it. The damaged file stays, with its time in its name.
 *
 * @param open the connection that found the damage, which has a part of the file in memory. Null: there is no connection.
 * It is closed
 * @param now epoch milliseconds
 * @returns null when the file was removed meanwhile
 * @throws {JournalError} the new file can't be written, or the old one may be no journal. Then nothing has changed
 */
export function replaceDamaged(journal: string, open: DatabaseSync | null, now: number): Replacement | null {
  const path = resolveFile(journal);
  if (open === null && !existsSync(path)) return null;
  if (open === null && !looksLikeJournal(path)) {
    throw new JournalError(
      "damaged",
      `${journal} is no journal, or its first bytes are damaged: move it away, and a new one is created, or set ` +
        "consumer.journal.file to another file",
    );
  }
  const signals = writeNew(path, open);
  closeQuietly(open);
  const keptAs = `${path}.damaged-${new Date(now).toISOString().replace(/[-:]|\.\d+/g, "")}`;
  for (const end of ["", "-wal"]) if (existsSync(path + end)) renameSync(path + end, keptAs + end);
  removeSync(`${path}-shm`);
  renameSync(newPath(path), path);
  return { signals, keptAs };
}

/** What {@linkcode replaceDamaged} did. */
export interface Replacement {
  /** How many signals the new file has. */
  readonly signals: number;
  /** The path of the damaged file. */
  readonly keptAs: string;
}

/** Completes a replacement that a crash interrupted after the damaged file was renamed. */
export function completeReplacement(journal: string): void {
  const path = resolveFile(journal);
  if (!existsSync(path) && existsSync(newPath(path))) renameSync(newPath(path), path);
}

function newPath(path: string): string {
  return `${path}.new`;
}

/** @returns how many signals it wrote */
function writeNew(path: string, open: DatabaseSync | null): number {
  const fresh = newPath(path);
  for (const end of ["", "-wal"]) removeSync(fresh + end);
  const from = open ?? openOrNull(path);
  const to = openDatabase(fresh, { isExclusive: true });
  try {
    return from === null ? 0 : salvage(from, to);
  } catch (error) {
    throw toJournalError(error, fresh);
  } finally {
    to.close();
    if (open === null) closeQuietly(from);
  }
}

/** Returns null when nothing of the file can be read. */
function openOrNull(path: string): DatabaseSync | null {
  try {
    return openDatabase(path, { isExclusive: true });
  } catch (error) {
    if (error instanceof JournalError && error.kind === "damaged") return null;
    throw error;
  }
}

/** A damaged file may fail to close. It is kept as it is. */
function closeQuietly(db: DatabaseSync | null): void {
  try {
    db?.close();
  } catch {
    // SQLite has closed its files
  }
}

/** Whether a file's header says that it is a database, or one of our journals. */
function looksLikeJournal(path: string): boolean {
  const header = new Uint8Array(100);
  const file = openFileSync(path, { read: true });
  try {
    if ((file.readSync(header) ?? 0) < header.length) return false;
  } finally {
    file.close();
  }
  const magic = new TextDecoder().decode(header.subarray(0, 16));
  return magic === "SQLite format 3\0" || new DataView(header.buffer).getUint32(68) === APPLICATION_ID;
}
