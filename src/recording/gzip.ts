import { pipeline, Readable } from "node:stream";
import { constants, createGunzip, gzipSync } from "node:zlib";

/** Returns whether a recording is compressed, by its name. */
export function isGzipName(path: string): boolean {
  return path.endsWith(".gz");
}

/**
 * Decompresses a gzip file, up to where it breaks off.
 *
 * The file may have several members, such as those of {@linkcode compressMember}. A `DecompressionStream` accepts neither
 * several members nor a truncated file.
 */
export function gunzip(bytes: Bytes): Bytes {
  return ReadableStream.from(chunksOf(bytes));
}

async function* chunksOf(bytes: Bytes): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const unzipped = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH });
  // the reader gets every error of decompression. This callback gets the one of a reader that stops early
  pipeline(Readable.from(bytes), unzipped, () => {});
  for await (const chunk of unzipped) yield new Uint8Array(chunk);
}

/** Compresses a text to one member of a gzip file. A crash can damage only the members after it. */
export function compressMember(text: string): Uint8Array {
  return gzipSync(text);
}

type Bytes = ReadableStream<Uint8Array<ArrayBuffer>>;
