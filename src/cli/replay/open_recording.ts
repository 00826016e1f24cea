import { gunzip, isGzipName } from "../../recording/gzip.ts";
import { RecordingError } from "../../recording/recording.ts";
import { RunError } from "../../app/run_error.ts";

type Bytes = ReadableStream<Uint8Array<ArrayBuffer>>;

/**
 * The bytes of a recording, uncompressed where its name ends in `.gz`.
 *
 * @param onBytes told of each part of the file that has been read, in bytes
 * @throws {RunError} there is no such file, or it can't be read
 */
export async function openRecording(path: string, onBytes: (count: number) => void = () => {}): Promise<Bytes> {
  try {
    const file = await Deno.open(path);
    if (!(await file.stat()).isDirectory) {
      const bytes = file.readable.pipeThrough(counted(onBytes));
      return isGzipName(path) ? unzipped(bytes, path) : bytes;
    }
    file.close();
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) throw new RunError(`${path}: there is no such file`);
    throw new RunError(`${path} can't be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  throw new RunError(`${path} is a folder: name a recording, as "consumer record" writes it`);
}

function counted(onBytes: (count: number) => void): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  return new TransformStream({
    transform(chunk, controller): void {
      onBytes(chunk.length);
      controller.enqueue(chunk);
    },
  });
}

function unzipped(bytes: Bytes, path: string): Bytes {
  return ReadableStream.from(chunksOf(gunzip(bytes), path));
}

async function* chunksOf(bytes: Bytes, path: string): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  try {
    yield* bytes;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new RecordingError(`${path} is no gzip file, or it is damaged: ${why}`);
  }
}
