import { parseTimestamp } from "../producer/protocol.ts";
import { TextLineStream } from "../std/text_line_stream.ts";

/** One received message of a recording. */
export interface RecordedMessage {
  readonly producer: string;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
  /** The text frame exactly as received. */
  readonly text: string;
}

/** A recording can't be read: the message names file, line and what is expected. */
export class RecordingError extends Error {
  override readonly name = "RecordingError";
}

const EXPECTED = '{"producer": NAME, "received_at": ISO 8601, "message": TEXT}';

/** A message as a line of a recording, line end included. */
export function recordingLine({ producer, receivedAt, text }: RecordedMessage): string {
  return JSON.stringify({ producer, received_at: new Date(receivedAt).toISOString(), message: text }) + "\n";
}

/**
 * Reads a recording line by line; empty lines are passed over.
 *
 * @param name the file's name, for messages
 * @throws {RecordingError} at the first line that is none of a recording
 */
export async function* readRecording(
  bytes: ReadableStream<Uint8Array<ArrayBuffer>>,
  name: string,
): AsyncGenerator<RecordedMessage> {
  let number = 0;
  for await (const line of bytes.pipeThrough(new TextDecoderStream()).pipeThrough(new TextLineStream())) {
    number++;
    if (line.trim() !== "") yield parseLine(line, `${name}:${number}`);
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
