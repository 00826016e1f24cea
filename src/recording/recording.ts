import { Buffer } from "node:buffer";
import { parseTimestamp } from "../producer/protocol/timestamp.ts";

/** Formats a message as a line of a recording, with its line end. */
export function formatRecordingLine({ producer, receivedAt, text }: RecordedMessage): string {
  return JSON.stringify({ producer, received_at: new Date(receivedAt).toISOString(), message: text }) + "\n";
}

/**
 * Reads the messages of a recording. It skips empty lines.
 *
 * A killed recorder leaves a truncated last line. That is no error: `onCutOff` gets a message for people.
 *
 * @param name the name of the file, for messages
 * @throws {RecordingError} a line is invalid
 */
export async function* readRecording(
  bytes: AsyncIterable<Uint8Array<ArrayBuffer>>,
  name: string,
  onCutOff: (message: string) => void = () => {},
): AsyncGenerator<RecordedMessage> {
  let number = 0;
  for await (const { text, isEnded } of linesOf(bytes)) {
    number++;
    if (text.trim() === "") continue;
    const place = `${name}:${number}`;
    if (!isEnded && !isJson(text)) return onCutOff(`${place}: the file is truncated in this line`);
    yield parseLine(text, place);
  }
}

/** A received message in a recording. */
export interface RecordedMessage {
  readonly producer: string;
  /** When it was received, in epoch milliseconds. */
  readonly receivedAt: number;
  /** The websocket text frame, exactly as received. */
  readonly text: string;
}

/** A recording is invalid. The message names file, line and the expected format. */
export class RecordingError extends Error {
  override readonly name = "RecordingError";
}

const EXPECTED = '{"producer": NAME, "received_at": ISO 8601, "message": TEXT}';

interface Line {
  readonly text: string;
  /** Whether it has a line end. */
  readonly isEnded: boolean;
}

async function* linesOf(bytes: AsyncIterable<Uint8Array<ArrayBuffer>>): AsyncGenerator<Line> {
  let partial: Uint8Array[] = [];
  for await (const chunk of bytes) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      partial.push(chunk.subarray(start, end));
      yield { text: decode(partial), isEnded: true };
      partial = [];
      start = end + 1;
    }
    if (start < chunk.length) partial.push(chunk.subarray(start));
  }
  if (partial.length > 0) yield { text: decode(partial), isEnded: false };
}

const LINE_FEED = 10;
const decoder = new TextDecoder();

function decode(parts: readonly Uint8Array[]): string {
  const [first] = parts;
  return decoder.decode(parts.length === 1 ? first : Buffer.concat(parts));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function parseLine(line: string, place: string): RecordedMessage {
  const entry = parseJson(line, place);
  if (typeof entry !== "object" || entry === null) throw new RecordingError(`${place}: expected ${EXPECTED}`);
  const { producer, received_at, message }: Record<string, unknown> = { ...entry };
  if (typeof producer !== "string" || typeof message !== "string" || typeof received_at !== "string") {
    throw new RecordingError(`${place}: expected ${EXPECTED}`);
  }
  const receivedAt = parseTimestamp(received_at);
  if (receivedAt === null) throw new RecordingError(`${place}: received_at must be ISO 8601, found "${received_at}"`);
  return { producer, receivedAt, text: message };
}

function parseJson(line: string, place: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new RecordingError(`${place}: not JSON; expected ${EXPECTED}`);
  }
}
