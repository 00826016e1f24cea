import { EXIT_CODE } from "../../app/exit_code.ts";
import type { CommonOptions } from "../../app/options.ts";
import { prepareRun, reportIfDisabled } from "../../app/run_config.ts";
import { RunError } from "../../app/run_error.ts";
import { listenForStop } from "../../app/stop_signals.ts";
import { logEvent } from "../../log/log_event.ts";
import { followProducers } from "../../producer/follow_producers.ts";
import { makeTransport } from "../../producer/make_transport.ts";
import { RecordingWriter } from "../../recording/recording_writer.ts";
import { writeStderr } from "../../terminal/stderr.ts";
import { systemClock } from "../../time/clock.ts";
import { createFile, describeWriteError, rejectOldParts } from "./recording_files.ts";

/** Writes every received message until the program is stopped or the file can't be written. */
export async function record({ common, options, arguments: { out } }: RecordInput): Promise<number> {
  const runConfig = await prepareRun(common);
  if (reportIfDisabled(runConfig)) return EXIT_CODE.success;
  const section = runConfig.config.external_message_consumer;
  const gzip = options.gzip || out.endsWith(".gz");
  const path = gzip && !out.endsWith(".gz") ? `${out}.gz` : out;
  const maxBytes = options.maxSize === null ? null : Math.ceil(options.maxSize * MEGABYTE);
  if (maxBytes !== null) rejectOldParts(path);
  using writer = new RecordingWriter({ path, maxBytes, gzip, create: createFile });
  using stop = listenForStop();
  const failed = new AbortController();
  const ended = AbortSignal.any([stop.signal, failed.signal]);
  let messages = 0;
  const attempt = (act: () => void): void => {
    if (failed.signal.aborted) return;
    try {
      act();
    } catch (error) {
      failed.abort(error instanceof RunError ? error : describeWriteError(writer.paths.at(-1) ?? path, error));
    }
  };
  const producers = followProducers(section.producers, section, {
    transport: makeTransport(runConfig.config.consumer),
    clock: systemClock,
    random: Math.random,
    onMessage: (producer, bytes, receivedAt) =>
      attempt(() => {
        writer.write({ producer, text: decoder.decode(bytes), receivedAt });
        messages++;
      }),
    onEvent: (event) => logEvent(event),
  }, ended);
  await Promise.all([producers.done, flushRepeatedly(() => attempt(() => writer.flush()), ended)]);
  attempt(() => writer.flush());
  if (failed.signal.aborted) throw failed.signal.reason;
  writeStderr(`${messages} message${messages === 1 ? "" : "s"} written to ${describeFiles(writer.paths)}\n`);
  return EXIT_CODE.success;
}

interface RecordInput {
  readonly common: CommonOptions;
  readonly options: {
    /** Megabytes after which the next file begins. Null: one file. */
    readonly maxSize: number | null;
    readonly gzip: boolean;
  };
  readonly arguments: { readonly out: string };
}

/** Compressed messages stay in memory for at most this long: what a crash can lose. */
const FLUSH_MS = 2_000;
const MEGABYTE = 1 << 20;
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

async function flushRepeatedly(flush: () => void, ended: AbortSignal): Promise<void> {
  while (!ended.aborted) {
    // sleep rejects only when it is aborted
    await systemClock.sleep(FLUSH_MS, ended).catch(() => undefined);
    flush();
  }
}

function describeFiles(paths: readonly string[]): string {
  const [first = "", ...others] = paths;
  return others.length === 0 ? first : `${paths.length} files, ${first} to ${others.at(-1)}`;
}
