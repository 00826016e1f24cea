import { crc32 } from "node:zlib";
import type { ArchiveEntry } from "./tar.ts";

/** Packs files into a zip archive. The same files give the same bytes: the time is fixed. */
export async function packZip(entries: readonly ArchiveEntry[]): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const directory: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = new TextEncoder().encode(entry.path);
    const packed = await deflate(entry.bytes);
    const common = makeCommonFields(entry.bytes, packed, name);
    const local = join(u32(0x04034b50), common, name);
    parts.push(local, packed);
    const mode = (0o100000 | (entry.isExecutable ? 0o755 : 0o644)) * 2 ** 16;
    // made by Unix, no comment, one disk
    directory.push(join(u32(0x02014b50), u16(0x0314), common, u16(0), u16(0), u16(0), u32(mode), u32(offset), name));
    offset += local.length + packed.length;
  }
  const listed = join(...directory);
  const count = u16(entries.length);
  const end = join(u32(0x06054b50), u16(0), u16(0), count, count, u32(listed.length), u32(offset), u16(0));
  return join(...parts, listed, end);
}

/** The fields that a file's own header and its entry in the directory share. */
function makeCommonFields(bytes: Uint8Array, packed: Uint8Array, name: Uint8Array): Uint8Array<ArrayBuffer> {
  const version = u16(20);
  const nameIsUtf8 = u16(0x0800);
  const deflated = u16(8);
  return join(
    ...[version, nameIsUtf8, deflated, u16(0), u16(FIXED_DATE), u32(crc32(bytes))],
    ...[u32(packed.length), u32(bytes.length), u16(name.length), u16(0)],
  );
}

async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"))).bytes();
}

function join(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

function u16(value: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array([value & 0xff, value >> 8]);
}

function u32(value: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}

/** 1980-01-01, the first date that the format has. */
const FIXED_DATE = 1 << 5 | 1;
