import { logEvent } from "../../log/log_event.ts";
import { writeStderr } from "../../terminal/stderr.ts";
import { followProducers } from "../../producer/follow_producers.ts";
import { WebSocketTransport } from "../../producer/web_socket_transport.ts";
import { partPath, RecordingWriter } from "../../recording/recording_writer.ts";
import { systemClock } from "../../time/clock.ts";
import type { CommonOptions } from "../../app/options.ts";
import type { RecordOptions } from "../args.ts";
import { DISABLED_MESSAGE, prepareRun } from "../../app/run_config.ts";
import { RunError } from "../../app/run_error.ts";
import { listenForStop } from "../../app/stop_signals.ts";

/** How long compressed messages may wait in memory: what a crash can cost. */
const FLUSH_MS = 2_000;
const MEGABYTE = 1 << 20;

/** `consumer record`: writes every message received, until it is stopped or the file can't be written. */
export async function record(options: CommonOptions, { out, maxSize, gzip }: RecordOptions): Promise<number> {
  const { config } = await prepareRun(options);
  const section = config.external_message_consumer;
  if (!section.enabled) {
    writeStderr(DISABLED_MESSAGE);
    return 0;
  }
  const path = gzip && !out.endsWith(".gz") ? `${out}.gz` : out;
  const maxBytes = maxSize === null ? null : Math.ceil(maxSize * MEGABYTE);
  if (maxBytes !== null) refuseOldParts(path);
  using writer = new RecordingWriter({ path, maxBytes, gzip, create: createFile });
  const stop = listenForStop();
  const failed = new AbortController();
  const ended = AbortSignal.any([stop.signal, failed.signal]);
  let messages = 0;
  const attempt = (act: () => void): void => {
    if (failed.signal.aborted) return;
    try {
      act();
    } catch (error) {
      failed.abort(error instanceof RunError ? error : unwritable(writer.paths.at(-1) ?? path, error));
    }
  };
  const write = (producer: string, text: string, receivedAt: number): void =>
    attempt(() => {
      writer.write({ producer, text, receivedAt });
      messages++;
    });
  try {
    const links = followProducers(section.producers, section, {
      transport: new WebSocketTransport(),
      clock: systemClock,
      random: Math.random,
      onMessage: write,
      onEvent: (event) => logEvent(event),
    }, ended);
    await Promise.all([links.done, flushNowAndThen(() => attempt(() => writer.flush()), ended)]);
    attempt(() => writer.flush());
  } finally {
    stop[Symbol.dispose]();
  }
  if (failed.signal.aborted) throw failed.signal.reason;
  writeStderr(`${messages} message${messages === 1 ? "" : "s"} written to ${named(writer.paths)}\n`);
  return 0;
}

async function flushNowAndThen(flush: () => void, ended: AbortSignal): Promise<void> {
  while (!ended.aborted) {
    // the one error that can come is the end of the wait
    await systemClock.sleep(FLUSH_MS, ended).catch(() => undefined);
    flush();
  }
}

function named(paths: readonly string[]): string {
  const [first = "", ...others] = paths;
  return others.length === 0 ? first : `${paths.length} files, ${first} to ${others.at(-1)}`;
}

/** Parts of an older recording would be found too late, and replayed as if they belonged to this one. */
function refuseOldParts(path: string): void {
  const first = partPath(path, 1);
  try {
    Deno.statSync(first);
  } catch {
    return; // what is wrong with the folder is told when the file is made
  }
  throw new RunError(`${first} exists already: name another file, or remove it`);
}

function createFile(path: string): Deno.FsFile {
  try {
    return Deno.openSync(path, { createNew: true, write: true });
  } catch (error) {
    if (error instanceof Deno.errors.AlreadyExists) {
      throw new RunError(`${path} exists already: name another file, or remove it`);
    }
    if (error instanceof Deno.errors.NotFound) throw new RunError(`${path}: its folder does not exist`);
    throw unwritable(path, error);
  }
}

function unwritable(path: string, error: unknown): RunError {
  return new RunError(`${path} can't be written: ${error instanceof Error ? error.message : String(error)}`);
}
