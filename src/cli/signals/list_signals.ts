import { EXIT_CODE } from "../../app/exit_code.ts";
import type { CommonOptions } from "../../app/options.ts";
import { applyOptions } from "../../app/run_config.ts";
import { compilePairFilter } from "../../config/pairs.ts";
import { type JournaledSignal, JournalReader } from "../../delivery/journal/journal_reader.ts";
import { stdoutPage } from "../../terminal/page.ts";
import { writeStderr } from "../../terminal/stderr.ts";
import { writeStdout } from "../../terminal/stdout.ts";
import { formatJsonLine } from "../../text/json_line.ts";
import { readJournalConfig } from "./read_journal_config.ts";
import { formatSignals } from "./signals_table.ts";

/** Lists the signals in the journal. The program that writes the journal may be running. */
export async function listSignals({ common, options }: ListInput): Promise<number> {
  const { config, path } = await readJournalConfig(common);
  using journal = new JournalReader(path);
  const { signals: found, problem } = journal.find(toSelection(options), options.limit + 1);
  const shown = found.slice(-options.limit);
  if (options.json || common.output === "json") writeStdout(shown.map(formatJson).join(""));
  else if (shown.length > 0) {
    const listed = shown.map((one) => ({
      ...one,
      shortId: problem === null ? journal.shortId(one.signal.id) : one.signal.id,
    }));
    writeStdout(formatSignals(listed, stdoutPage(applyOptions(config, common).color)));
  }
  if (problem !== null) throw problem; // older signals could not be read
  if (shown.length === 0) writeStderr(`${isSelective(options) ? "no such signal" : "no signals yet"} in ${path}\n`);
  if (found.length > shown.length) writeStderr(`the newest ${shown.length}; --limit N shows more\n`);
  return EXIT_CODE.success;
}

interface ListInput {
  readonly common: CommonOptions;
  readonly options: {
    /** Patterns of pairs. Empty: every pair. */
    readonly pair: readonly string[];
    /** Epoch milliseconds. Null: from the start. */
    readonly since: number | null;
    /** Names of strategies. Empty: all. */
    readonly strategy: readonly string[];
    readonly undelivered: boolean;
    readonly json: boolean;
    /** How many of the newest signals to list. */
    readonly limit: number;
  };
}

function toSelection(
  { pair, since, strategy, undelivered }: ListInput["options"],
): Parameters<JournalReader["find"]>[0] {
  return {
    pair: pair.length === 0 ? null : compilePairFilter({ pair_whitelist: pair, pair_blacklist: [] }),
    since,
    strategies: strategy,
    undelivered,
  };
}

function isSelective({ pair, since, strategy, undelivered }: ListInput["options"]): boolean {
  return pair.length > 0 || since !== null || strategy.length > 0 || undelivered;
}

function formatJson({ signal, deliveries }: JournaledSignal): string {
  const states = deliveries.map(({ sink, state, attempts, result, updatedAt }) => (
    { sink, state, attempts, result, updated_at: new Date(updatedAt).toISOString() }
  ));
  return formatJsonLine({ ...signal, deliveries: states });
}
