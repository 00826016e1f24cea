/** A file of an archive. */
export interface ArchiveEntry {
  /** Its path in the archive, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Whether it is a program. */
  readonly isExecutable: boolean;
}

/**
 * Packs files into a compressed tar archive. The same files give the same bytes: times and owners are fixed.
 *
 * @throws {Error} a path is longer than the 100 bytes that the format has
 */
export async function packTarGz(entries: readonly ArchiveEntry[]): Promise<Uint8Array<ArrayBuffer>> {
  const parts = entries.flatMap(({ path, bytes, isExecutable }) => [
    makeHeader(path, bytes.length, isExecutable ? 0o755 : 0o644),
    bytes,
    new Uint8Array((BLOCK - bytes.length % BLOCK) % BLOCK),
  ]);
  const tar = new Blob([...parts, new Uint8Array(2 * BLOCK)]);
  return await new Response(tar.stream().pipeThrough(new CompressionStream("gzip"))).bytes();
}

/** A header of the format `ustar`. */
function makeHeader(path: string, size: number, mode: number): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(BLOCK);
  const write = (at: number, text: string): void => header.set(encoder.encode(text), at);
  if (encoder.encode(path).length > 100) throw new Error(`${path} is too long for a tar archive`);
  write(0, path);
  write(100, octal(mode, 7));
  write(108, octal(0, 7));
  write(116, octal(0, 7));
  write(124, octal(size, 11));
  write(136, octal(FIXED_TIME, 11));
  write(148, " ".repeat(8));
  write(156, "0");
  write(257, "ustar\0" + "00");
  write(265, "root");
  write(297, "root");
  write(148, `${octal(header.reduce((sum, byte) => sum + byte, 0), 6)}\0 `);
  return header;
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, "0");
}

const BLOCK = 512;
/** 1980-01-01, the first time that a zip archive can hold; in epoch seconds. */
const FIXED_TIME = 315_532_800;
const encoder = new TextEncoder();
