import type { ReceivedMessage } from "../../engine/wire/received_message.ts";
import { readRecording } from "../../recording/recording.ts";
import { openRecording } from "./open_recording.ts";

/** Which messages of which recordings a replay takes. */
export interface RecordedMessagesOptions {
  readonly recordings: readonly string[];
  /** Epoch milliseconds; messages before are quiet: they only fill the store. */
  readonly from: number | null;
  /** Epoch milliseconds; messages from then on are left out. */
  readonly to: number | null;
  warn(text: string): void;
  /** Told of each part of the files that has been read, in bytes. */
  onBytes(count: number): void;
}

/**
 * The messages of all recordings, those of the file that begins first first: a shell sorts `out.10.ndjson` before
 * `out.2.ndjson`.
 *
 * @throws {RunError} a file can't be read
 * @throws {RecordingError} a line is none of a recording
 */
export async function* recordedMessages(options: RecordedMessagesOptions): AsyncGenerator<ReceivedMessage> {
  const { from, to, warn, onBytes } = options;
  for (const path of await inOrder(options.recordings)) {
    for await (const message of readRecording(await openRecording(path, onBytes), path, warn)) {
      if (to !== null && message.receivedAt >= to) continue;
      yield from !== null && message.receivedAt < from ? { ...message, quiet: true } : message;
    }
  }
}

async function inOrder(recordings: readonly string[]): Promise<readonly string[]> {
  if (recordings.length === 1) return recordings;
  const begins = await Promise.all(recordings.map(async (path) => ({ path, at: await beginOf(path) })));
  return begins.sort((a, b) => a.at - b.at).map(({ path }) => path);
}

/** When the first message came; an empty file is read last. */
async function beginOf(path: string): Promise<number> {
  for await (const { receivedAt } of readRecording(await openRecording(path), path)) return receivedAt;
  return Infinity;
}

/** The size of all recordings together, in bytes; 0 for what can't be told. */
export async function totalBytes(recordings: readonly string[]): Promise<number> {
  const sizes = await Promise.all(recordings.map((path) => Deno.stat(path).then(({ size }) => size, () => 0)));
  return sizes.reduce((sum, size) => sum + size, 0);
}
