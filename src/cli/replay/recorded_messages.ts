import type { ReceivedMessage } from "../../engine/wire/received_message.ts";
import { statFile } from "../../platform/files.ts";
import { readRecording } from "../../recording/recording.ts";
import { openRecording } from "./open_recording.ts";

/**
 * Reads the messages of all recordings. The recording with the earliest first message comes first: a shell would sort
 * `out.10.ndjson` before `out.2.ndjson`.
 *
 * @throws {RunError} a file can't be read
 * @throws {RecordingError} a line does not belong in a recording
 */
export async function* readMessages(options: RecordedMessagesOptions): AsyncGenerator<ReceivedMessage> {
  const { from, to, warn, onBytes } = options;
  let first = Infinity;
  let last = -Infinity;
  for (const path of await sortByStart(options.recordings)) {
    for await (const message of readRecording(await openRecording(path, onBytes), path, warn)) {
      first = Math.min(first, message.receivedAt);
      last = Math.max(last, message.receivedAt);
      if (to !== null && message.receivedAt >= to) continue;
      yield from !== null && message.receivedAt < from ? { ...message, quiet: true } : message;
    }
  }
  if (first === Infinity) return;
  const isPast = from !== null && last < from;
  if (!isPast && !(to !== null && first >= to)) return;
  warn(
    `${isPast ? "--from is after" : "--to is before"} every message: nothing was evaluated. ` +
      `The recording lasts from ${formatMoment(first)} to ${formatMoment(last)}`,
  );
}

function formatMoment(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** Which messages of which recordings to read. */
export interface RecordedMessagesOptions {
  readonly recordings: readonly string[];
  /** Epoch milliseconds. Earlier messages are quiet: they only fill the store. */
  readonly from: number | null;
  /** Epoch milliseconds. Messages from then on are skipped. */
  readonly to: number | null;
  warn(text: string): void;
  /** Called with the size of each part of a file that was read, in bytes. */
  onBytes(count: number): void;
}

/** Sums the sizes of all recordings, in bytes. A file that can't be read counts as empty. */
export async function totalBytes(recordings: readonly string[]): Promise<number> {
  const sizes = await Promise.all(recordings.map((path) => statFile(path).then(({ size }) => size, () => 0)));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function sortByStart(recordings: readonly string[]): Promise<readonly string[]> {
  if (recordings.length === 1) return recordings;
  const starts = await Promise.all(recordings.map(async (path) => ({ path, at: await readStart(path) })));
  return starts.sort((a, b) => a.at - b.at).map(({ path }) => path);
}

/** Returns when the first message was received. An empty file sorts last. */
async function readStart(path: string): Promise<number> {
  for await (const { receivedAt } of readRecording(await openRecording(path), path)) return receivedAt;
  return Infinity;
}
