import { EXIT_CODE } from "../../../app/exit_code.ts";
import type { CommonOptions } from "../../../app/options.ts";
import { UsageError } from "../../../app/usage_error.ts";
import { writeStdout } from "../../../terminal/stdout.ts";
import { readJournalConfig } from "../read_journal_config.ts";
import { resendSignal } from "./resend_signal.ts";

/** Queues a signal to be sent again. */
export async function resend({ common, options: { sink }, arguments: { id } }: ResendInput): Promise<number> {
  const prefix = parseId(id);
  const { config, path } = await readJournalConfig(common);
  const sinks = config.consumer.sinks.map(({ name }) => name);
  writeStdout(resendSignal(path, { id: prefix, sink }, sinks));
  return EXIT_CODE.success;
}

interface ResendInput {
  readonly common: CommonOptions;
  readonly options: { readonly sink: string | null };
  readonly arguments: { readonly id: string };
}

const MIN_ID_LENGTH = 8;

/** @throws {UsageError} it can't be an id */
function parseId(word: string): string {
  const id = word.toLowerCase();
  if (/^[0-9a-f]+$/.test(id) && id.length >= MIN_ID_LENGTH) return id;
  throw new UsageError(
    `signals resend needs the ID of a signal, or at least its first ${MIN_ID_LENGTH} characters, found "${word}"; ` +
      "consumer signals lists the ids",
  );
}
