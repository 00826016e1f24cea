import { EXIT_CODE } from "../../app/exit_code.ts";
import type { CommonOptions } from "../../app/options.ts";
import { RunError } from "../../app/run_error.ts";
import { askHolder, type HolderState } from "../../delivery/journal/ask_holder.ts";
import { toJournalError } from "../../delivery/journal/sqlite_error.ts";
import { writeStdout } from "../../terminal/stdout.ts";
import { systemClock } from "../../time/clock.ts";
import { readJournalConfig } from "../signals/read_journal_config.ts";

/**
 * Reports whether a program uses the journal of a config, and responds.
 *
 * @throws {RunError} it does not
 */
export async function status({ common }: StatusInput): Promise<number> {
  const { path } = await readJournalConfig(common);
  const state = await ask(path);
  switch (state.type) {
    case "absent":
      throw new RunError(`consumer is not running with this config: no process uses the journal ${path}`);
    case "silent":
      throw new RunError(
        `${nameProcess(state)} uses the journal ${path}, but has not responded within ${TIMEOUT_MS / 1000} s: it ` +
          "hangs, or it can't write the journal; its log says more",
      );
    case "alive":
      writeStdout(`consumer is running: ${nameProcess(state)} uses the journal ${path} and responds\n`);
      return EXIT_CODE.success;
  }
}

interface StatusInput {
  readonly common: CommonOptions;
}

async function ask(path: string): Promise<HolderState> {
  try {
    return await askHolder(path, { clock: systemClock, timeoutMs: TIMEOUT_MS });
  } catch (error) {
    throw toJournalError(error, path);
  }
}

function nameProcess({ pid }: { readonly pid: number | null }): string {
  return pid === null ? "a process" : `process ${pid}`;
}

/** The program takes requests once a second. A batch of evaluations does not delay that: it runs on another thread. */
const TIMEOUT_MS = 10_000;
