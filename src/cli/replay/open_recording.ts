import { RunError } from "../../app/run_error.ts";
import { isNotFound } from "../../platform/errors.ts";
import { type OpenFile, openFile } from "../../platform/files.ts";
import { gunzip, isGzipName } from "../../recording/gzip.ts";
import { RecordingError } from "../../recording/recording.ts";
import { errorText } from "../../text/error_text.ts";

/**
 * Opens a recording and returns its bytes. A file whose name ends in `.gz` is decompressed.
 *
 * @param onBytes called with the size of each part of the file that was read, in bytes
 * @throws {RunError} the file does not exist, or can't be read
 */
export async function openRecording(path: string, onBytes: (count: number) => void = () => {}): Promise<ByteSource> {
  try {
    const file = await openFile(path);
    if (!(await file.stat()).isDirectory) {
      const bytes = readParts(file, onBytes);
      return isGzipName(path) ? decompress(bytes, path) : bytes;
    }
    file.close();
  } catch (error) {
    if (isNotFound(error)) throw new RunError(`${path} does not exist`);
    throw new RunError(`${path} can't be read: ${errorText(error)}`);
  }
  throw new RunError(`${path} is a folder: name a recording, as "consumer record" writes it`);
}

type Bytes = Uint8Array<ArrayBuffer>;
type ByteSource = AsyncIterable<Bytes>;

async function* readParts(file: OpenFile, onBytes: (count: number) => void): AsyncGenerator<Bytes> {
  using _file = file;
  for (;;) {
    const part = new Uint8Array(PART_BYTES);
    const count = await file.read(part);
    if (count === null) return;
    onBytes(count);
    yield part.subarray(0, count);
  }
}

/** A line with a whole dataframe has more than a megabyte, and each part of it costs a turn of the event loop. */
const PART_BYTES = 1 << 20;

async function* decompress(bytes: ByteSource, path: string): AsyncGenerator<Bytes> {
  try {
    yield* gunzip(ReadableStream.from(bytes));
  } catch (error) {
    throw new RecordingError(`${path} is not a gzip file, or is damaged: ${errorText(error)}`);
  }
}
