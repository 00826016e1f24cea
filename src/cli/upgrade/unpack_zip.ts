import { inflateRawSync } from "node:zlib";
import { ArchiveError } from "./archive_error.ts";

/**
 * Reads one file out of a zip archive.
 *
 * @throws {ArchiveError} the file is missing in the archive, or the archive is damaged
 */
export function unpackZip(archive: Uint8Array<ArrayBuffer>, path: string): Uint8Array<ArrayBuffer> {
  try {
    return readEntry(archive, path);
  } catch (error) {
    // an offset beyond the end, or data that can't be inflated
    if (error instanceof ArchiveError) throw error;
    throw new ArchiveError("the archive is damaged", { cause: error });
  }
}

function readEntry(archive: Uint8Array<ArrayBuffer>, path: string): Uint8Array<ArrayBuffer> {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = findEnd(view);
  let at = view.getUint32(end + 16, true);
  for (let count = view.getUint16(end + 10, true); count > 0; count--) {
    if (view.getUint32(at, true) !== ENTRY) throw new ArchiveError("the archive is damaged");
    const nameLength = view.getUint16(at + 28, true);
    if (decoder.decode(archive.subarray(at + 46, at + 46 + nameLength)) === path) return inflate(archive, view, at);
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  throw new ArchiveError(`the archive does not hold ${path}`);
}

/** @param at the entry in the archive's directory; the file's own header stands before its data */
function inflate(archive: Uint8Array<ArrayBuffer>, view: DataView, at: number): Uint8Array<ArrayBuffer> {
  const local = view.getUint32(at + 42, true);
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const packed = archive.subarray(start, start + view.getUint32(at + 20, true));
  return view.getUint16(at + 10, true) === STORED ? packed : new Uint8Array(inflateRawSync(packed));
}

/** Finds the end record, which stands before a comment of at most 65,535 bytes. */
function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw new ArchiveError("the archive is damaged: it has no end");
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const STORED = 0;
const decoder = new TextDecoder();
