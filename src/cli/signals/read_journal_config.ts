import type { CommonOptions } from "../../app/options.ts";
import { readConfig } from "../../app/read_config.ts";
import { RunError } from "../../app/run_error.ts";
import { startLog } from "../../app/start_log.ts";
import type { Config } from "../../config/schema.ts";
import { IN_MEMORY } from "../../config/journal_file.ts";
import { isNotFound } from "../../platform/errors.ts";
import { statFileSync } from "../../platform/files.ts";

/**
 * Reads a config and finds its journal. Secrets may be missing: only the program that sends signals needs them.
 *
 * @throws {ConfigError} the config can't be read, or is wrong
 * @throws {RunError} the config has no journal, or there is no journal file yet
 */
export async function readJournalConfig(
  common: CommonOptions,
): Promise<{ readonly config: Config; readonly path: string }> {
  const config = await readConfig(common, false);
  startLog(config, common);
  return { config, path: findJournal(config) };
}

function findJournal({ consumer: { journal } }: Config): string {
  if (!journal.enabled) throw new RunError("there is no journal: consumer.journal.enabled is false in the config");
  if (journal.file === IN_MEMORY) {
    throw new RunError(
      `there is no journal to read: consumer.journal.file is ${IN_MEMORY} in the config, so it ends with the program`,
    );
  }
  try {
    statFileSync(journal.file);
  } catch (error) {
    if (!isNotFound(error)) throw error;
    throw new RunError(`there is no journal ${journal.file} yet: consumer creates it when it runs with this config`);
  }
  return journal.file;
}
