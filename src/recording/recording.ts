import { parseTimestamp } from "../producer/protocol/timestamp.ts";

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
export function formatRecordingLine({ producer, receivedAt, text }: RecordedMessage): string {
  return JSON.stringify({ producer, received_at: new Date(receivedAt).toISOString(), message: text }) + "\n";
}

/**
 * Reads a recording line by line; empty lines are passed over. A last line that breaks off is what a recorder leaves that
 * was killed: everything before it is read.
 *
 * @param name the file's name, for messages
 * @param onCutOff told of such a last line
 * @throws {RecordingError} at the first line that is none of a recording
 */
export async function* readRecording(
  bytes: ReadableStream<Uint8Array<ArrayBuffer>>,
  name: string,
  onCutOff: (what: string) => void = () => {},
): AsyncGenerator<RecordedMessage> {
  let number = 0;
  for await (const { text, isEnded } of linesOf(bytes)) {
    number++;
    if (text.trim() === "") continue;
    const place = `${name}:${number}`;
    if (!isEnded && !isJson(text)) return onCutOff(`${place}: the file breaks off in the middle of this line`);
    yield parseLine(text, place);
  }
}

interface Line {
  readonly text: string;
  /** False for a last line without a line end. */
  readonly isEnded: boolean;
}

async function* linesOf(bytes: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<Line> {
  let begun: string[] = [];
  for await (const chunk of bytes.pipeThrough(new TextDecoderStream())) {
    const [first = "", ...others] = chunk.split("\n");
    begun.push(first);
    for (const next of others) {
      yield { text: begun.join(""), isEnded: true };
      begun = [next];
    }
  }
  const rest = begun.join("");
  if (rest !== "") yield { text: rest, isEnded: false };
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
