import { RunError } from "../../app/run_error.ts";
import { isNotFound } from "../../platform/errors.ts";
import { openFile } from "../../platform/files.ts";
import { gunzip, isGzipName } from "../../recording/gzip.ts";
import { RecordingError } from "../../recording/recording.ts";
import { errorText } from "../../text/error_text.ts";

/**
 * Opens a recording as a stream of bytes. A file whose name ends in `.gz` is decompressed.
 *
 * @param onBytes called with the size of each part of the file that was read, in bytes
 * @throws {RunError} the file does not exist, or can't be read
 */
export async function openRecording(path: string, onBytes: (count: number) => void = () => {}): Promise<ByteStream> {
  try {
    const file = await openFile(path);
    if (!(await file.stat()).isDirectory) {
      const bytes = file.readable.pipeThrough(countBytes(onBytes));
      return isGzipName(path) ? ReadableStream.from(decompress(bytes, path)) : bytes;
    }
    file.close();
  } catch (error) {
    if (isNotFound(error)) throw new RunError(`${path} does not exist`);
    throw new RunError(`${path} can't be read: ${errorText(error)}`);
  }
  throw new RunError(`${path} is a folder: name a recording, as "consumer record" writes it`);
}

type Bytes = Uint8Array<ArrayBuffer>;
type ByteStream = ReadableStream<Bytes>;

function countBytes(onBytes: (count: number) => void): TransformStream<Bytes, Bytes> {
  return new TransformStream({
    transform(chunk, controller): void {
      onBytes(chunk.length);
      controller.enqueue(chunk);
    },
  });
}

async function* decompress(bytes: ByteStream, path: string): AsyncGenerator<Bytes> {
  try {
    yield* gunzip(bytes);
  } catch (error) {
    throw new RecordingError(`${path} is not a gzip file, or is damaged: ${errorText(error)}`);
  }
}
