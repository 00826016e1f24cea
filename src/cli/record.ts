import { logEvent } from "../log/events.ts";
import { writeStderr } from "../log/stderr.ts";
import { runLinks } from "../producer/links.ts";
import { WebSocketTransport } from "../producer/web_socket_transport.ts";
import { recordingLine } from "../recording/recording.ts";
import { systemClock } from "../time/clock.ts";
import type { CommonOptions } from "./args.ts";
import { DISABLED, prepare } from "./prepare.ts";
import { RunError } from "./run_error.ts";
import { stopOnSignals } from "./stop_signals.ts";

/** `consumer record`: writes every message received, until it is stopped or the file can't be written. */
export async function record(options: CommonOptions, out: string): Promise<number> {
  const { config } = await prepare(options);
  const section = config.external_message_consumer;
  if (!section.enabled) {
    writeStderr(DISABLED);
    return 0;
  }
  using file = createFile(out);
  const stop = stopOnSignals();
  const failed = new AbortController();
  const encoder = new TextEncoder();
  let messages = 0;
  const write = (producer: string, text: string, receivedAt: number): void => {
    if (failed.signal.aborted) return;
    const bytes = encoder.encode(recordingLine({ producer, text, receivedAt }));
    try {
      for (let written = 0; written < bytes.length;) written += file.writeSync(bytes.subarray(written));
      messages++;
    } catch (error) {
      failed.abort(new RunError(`${out} can't be written: ${error instanceof Error ? error.message : String(error)}`));
    }
  };
  try {
    await runLinks(section.producers, section, {
      transport: new WebSocketTransport(),
      clock: systemClock,
      random: Math.random,
      onMessage: write,
      onEvent: (event) => logEvent(event),
    }, AbortSignal.any([stop.signal, failed.signal])).done;
  } finally {
    stop.dispose();
  }
  if (failed.signal.aborted) throw failed.signal.reason;
  writeStderr(`${messages} message${messages === 1 ? "" : "s"} written to ${out}\n`);
  return 0;
}

function createFile(path: string): Deno.FsFile {
  try {
    return Deno.openSync(path, { createNew: true, write: true });
  } catch (error) {
    if (error instanceof Deno.errors.AlreadyExists) {
      throw new RunError(`${path} exists already: name another file, or remove it`);
    }
    if (error instanceof Deno.errors.NotFound) throw new RunError(`${path}: its folder does not exist`);
    throw new RunError(`${path} can't be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}
