import { dirname } from "node:path";
import { IN_MEMORY } from "../../config/journal_file.ts";
import type { Config } from "../../config/schema.ts";
import { JournalError } from "../../delivery/journal/journal_error.ts";
import { openDatabase } from "../../delivery/journal/open_database.ts";
import { toJournalError } from "../../delivery/journal/sqlite_error.ts";
import { isNotFound } from "../../platform/errors.ts";
import { openFile, removeFile, statFile } from "../../platform/files.ts";
import { processId } from "../../platform/process.ts";

/**
 * Checks that the journal of a config can be written, without writing to it. Another process may use it meanwhile.
 *
 * @returns what is wrong and what to do, or null: the journal works, or the config turns it off
 */
export async function checkJournal({ consumer: { journal } }: Pick<Config, "consumer">): Promise<string | null> {
  const { enabled, file } = journal;
  if (!enabled || file === IN_MEMORY) return null;
  try {
    const exists = await isExisting(file);
    if (exists) (await openFile(file, { read: true, write: true })).close();
    await requireWritableFolder(file);
    if (exists) openDatabase(file, { readOnly: true }).close();
    return null;
  } catch (error) {
    const problem = toJournalError(error, file);
    return HARMLESS.has(problem.kind) ? null : problem.message;
  }
}

/** An empty or older journal is upgraded at the start, and a locked one is in use. */
const HARMLESS: ReadonlySet<JournalError["kind"]> = new Set(["missing", "older", "locked"]);

async function isExisting(file: string): Promise<boolean> {
  try {
    const { isDirectory } = await statFile(file);
    if (!isDirectory) return true;
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
  throw new JournalError("unopenable", `the journal ${file} is a folder: set consumer.journal.file to a file`);
}

/** SQLite writes files beside the journal. */
async function requireWritableFolder(file: string): Promise<void> {
  const probe = `${file}.check-${processId}`;
  try {
    (await openFile(probe, { write: true, createNew: true })).close();
    await removeFile(probe);
  } catch (error) {
    if (!isNotFound(error)) throw error;
    throw new JournalError(
      "unopenable",
      `the journal ${file} can't be created: there is no folder ${dirname(file)}. Create it, or set ` +
        "consumer.journal.file to another file",
    );
  }
}
