import { compilePairFilter } from "../../config/pairs.ts";
import type { Config } from "../../config/schema.ts";
import { IN_MEMORY } from "../../config/journal_file.ts";
import { type JournaledSignal, JournalReader } from "../../delivery/journal/journal_reader.ts";
import { writeStdout } from "../../terminal/stdout.ts";
import { writeStderr } from "../../terminal/stderr.ts";
import type { CommonOptions } from "../../app/options.ts";

import { readConfig } from "../../app/read_config.ts";
import { applyOptions } from "../../app/run_config.ts";
import { startLog } from "../../app/start_log.ts";
import { RunError } from "../../app/run_error.ts";
import type { ListOptions, SignalsOptions } from "./signals_options.ts";
import { resendSignal } from "./signals_resend.ts";
import { signalsTable } from "./signals_table.ts";

/** Columns where no terminal says how many there are. */
const PIPE_WIDTH = 200;

/** `consumer signals`: what the journal holds, beside the program that writes it or without; or sends a signal again. */
export async function signals(options: CommonOptions, wanted: SignalsOptions): Promise<number> {
  // --strategy names strategies here, no files
  const ownOptions = { ...options, strategy: [] };
  // the program that sends has the secrets in its environment; who only looks at the journal need not
  const config = await readConfig(ownOptions, false);
  startLog(config, ownOptions);
  const { color } = applyOptions(config, ownOptions);
  const path = journalPath(config);
  if (wanted.action === "resend") {
    writeStdout(resendSignal(path, wanted, config.consumer.sinks.map(({ name }) => name)));
    return 0;
  }
  using journal = new JournalReader(path);
  const selection = { ...wanted, pair: wanted.pairs.length === 0 ? null : pairsOf(wanted.pairs) };
  const found = journal.find(selection, wanted.limit + 1);
  const shown = found.slice(-wanted.limit);
  if (wanted.json) writeStdout(shown.map(jsonLine).join(""));
  else if (shown.length > 0) {
    const listed = shown.map((one) => ({ ...one, shortId: journal.shortId(one.signal.id) }));
    const isTerminal = Deno.stdout.isTerminal();
    // some terminals say that they are 0 wide
    const width = isTerminal && Deno.consoleSize().columns || PIPE_WIDTH;
    writeStdout(signalsTable(listed, { width, color: color && isTerminal }));
  }
  if (shown.length === 0) writeStderr(`${nothingFound(wanted)} in the journal ${path}\n`);
  if (found.length > shown.length) writeStderr(`the newest ${shown.length}; --limit N shows more\n`);
  return 0;
}

/** @throws {RunError} there is no journal */
function journalPath({ consumer: { journal } }: Config): string {
  if (!journal.enabled) throw new RunError("there is no journal: consumer.journal.enabled is false in the config");
  if (journal.file === IN_MEMORY) {
    throw new RunError(
      `there is no journal to read: consumer.journal.file is ${IN_MEMORY} in the config, so it ends with the program`,
    );
  }
  try {
    Deno.statSync(journal.file);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    throw new RunError(`there is no journal ${journal.file} yet: it is made when consumer follows with this config`);
  }
  return journal.file;
}

function pairsOf(patterns: readonly string[]): (pair: string) => boolean {
  return compilePairFilter({ pair_whitelist: patterns, pair_blacklist: [] });
}

function jsonLine({ signal, deliveries }: JournaledSignal): string {
  const states = deliveries.map(({ sink, state, attempts, result, updatedAt }) => (
    { sink, state, attempts, result, updated_at: new Date(updatedAt).toISOString() }
  ));
  return `${JSON.stringify({ ...signal, deliveries: states })}\n`;
}

function nothingFound({ pairs, since, strategies, undelivered }: ListOptions): string {
  const isChoosing = pairs.length > 0 || since !== null || strategies.length > 0 || undelivered;
  return isChoosing ? "no such signal" : "no signal yet";
}
