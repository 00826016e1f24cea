/**
 * Parses the UTF-8 text between the quotes of a JSON string. Recent equal texts share one string, since cells such as tags
 * repeat. The result is never a part of the message, which would keep the whole message in memory.
 *
 * @param start where the text begins in `bytes`
 * @param end where it ends
 * @returns null for an invalid escape
 */
export function internBytes(bytes: Uint8Array, start: number, end: number): string | null {
  const length = end - start;
  if (length > MAX_LENGTH) return parseString(bytes, start, end);
  const hash = hashOf(bytes, start, end);
  const found = known.get(hash);
  if (found !== undefined && isEqual(found.raw, bytes, start, length)) return found.value;
  const value = parseString(bytes, start, end);
  if (value === null) return null;
  // a full pool is cleared: strings that are still in use return with their next cell
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(hash, { raw: bytes.slice(start, end), value });
  return value;
}

/** The shared strings by the hash of their JSON text. Of two texts with one hash the newer one is kept. */
const known = new Map<number, { readonly raw: Uint8Array; readonly value: string }>();
const MAX_KNOWN = 4096;
const MAX_LENGTH = 128;
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

function parseString(bytes: Uint8Array, start: number, end: number): string | null {
  try {
    return JSON.parse(`"${decoder.decode(bytes.subarray(start, end))}"`);
  } catch {
    return null;
  }
}

/** FNV-1a. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return hash;
}

function isEqual(raw: Uint8Array, bytes: Uint8Array, start: number, length: number): boolean {
  if (raw.length !== length) return false;
  for (let i = 0; i < length; i++) if (raw[i] !== bytes[start + i]) return false;
  return true;
}
