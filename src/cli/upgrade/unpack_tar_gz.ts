import { ArchiveError } from "./archive_error.ts";

/**
 * Reads one file out of a compressed tar archive, and passes its bytes on as they come.
 *
 * @throws {ArchiveError} the file is missing in the archive, or the archive is damaged
 */
export async function unpackTarGz(
  archive: ReadableStream<Uint8Array<ArrayBuffer>>,
  path: string,
  write: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>,
): Promise<void> {
  const reader = new BlockReader(archive.pipeThrough(new DecompressionStream("gzip")));
  try {
    for (;;) {
      const header = await reader.read(BLOCK);
      const name = readText(header, 0, 100);
      if (name === "") throw new ArchiveError(`the archive does not hold ${path}`);
      let left = Number.parseInt(readText(header, 124, 12).trim(), 8);
      if (!Number.isSafeInteger(left) || left < 0) throw new ArchiveError(`the archive is damaged at ${name}`);
      const padding = (BLOCK - left % BLOCK) % BLOCK;
      const isWanted = name === path;
      while (left > 0) {
        const part = await reader.read(Math.min(left, PART));
        if (isWanted) await write(part);
        left -= part.length;
      }
      if (isWanted) return;
      await reader.read(padding);
    }
  } finally {
    await reader.cancel();
  }
}

/** Reads a stream in pieces of a given size. */
class BlockReader {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>;
  #rest = new Uint8Array(0);

  constructor(stream: ReadableStream<Uint8Array<ArrayBuffer>>) {
    this.#reader = stream.getReader();
  }

  /** Reads exactly this many bytes. */
  async read(size: number): Promise<Uint8Array<ArrayBuffer>> {
    const block = new Uint8Array(size);
    let at = 0;
    while (at < size) {
      if (this.#rest.length === 0) this.#rest = await this.#next();
      const part = this.#rest.subarray(0, size - at);
      block.set(part, at);
      at += part.length;
      this.#rest = this.#rest.subarray(part.length);
    }
    return block;
  }

  async cancel(): Promise<void> {
    // the stream may have failed: read() has thrown that error
    await this.#reader.cancel().catch(() => {});
  }

  async #next(): Promise<Uint8Array<ArrayBuffer>> {
    const { done, value } = await this.#reader.read();
    if (done) throw new ArchiveError("the archive ends too early");
    return value;
  }
}

/** Reads a field that ends with a NUL. */
function readText(header: Uint8Array, at: number, length: number): string {
  const field = header.subarray(at, at + length);
  const end = field.indexOf(0);
  return decoder.decode(end < 0 ? field : field.subarray(0, end));
}

const decoder = new TextDecoder();
const BLOCK = 512;
const PART = 1 << 16;
