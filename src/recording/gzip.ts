import { pipeline, Readable } from "node:stream";
import { constants, createGunzip, gzipSync } from "node:zlib";

type Bytes = ReadableStream<Uint8Array<ArrayBuffer>>;

/** Whether a recording of this name is compressed. */
export function isGzipName(path: string): boolean {
  return path.endsWith(".gz");
}

/**
 * The content of a gzip file, of several members too (those of {@linkcode compressMember}, or files that were joined), and as
 * far as it goes where the file was cut off. A `DecompressionStream` takes neither.
 */
export function gunzip(bytes: Bytes): Bytes {
  return ReadableStream.from(chunksOf(bytes));
}

async function* chunksOf(bytes: Bytes): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const unzipped = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH });
  // an error reaches whoever reads; the one that is left comes of reading no further
  pipeline(Readable.from(bytes), unzipped, () => {});
  for await (const chunk of unzipped) yield new Uint8Array(chunk);
}

/** A text as one whole member of a gzip file: what was written before a crash can be read, whatever comes after. */
export function compressMember(text: string): Uint8Array {
  return gzipSync(text);
}
