/**
 * Parses the text between the quotes of a JSON string. Recent equal texts share one string, since cells such as tags
 * repeat. The result is never a slice of the message, which would keep the whole message in memory.
 *
 * Returns null for an invalid escape.
 */
export function internSlice(raw: string): string | null {
  const found = known.get(raw);
  if (found !== undefined) return found;
  const value = parseString(raw);
  if (value === null || raw.length > MAX_LENGTH) return value;
  // a full pool is cleared: strings that are still in use return with their next cell
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(JSON.parse(JSON.stringify(raw)), value);
  return value;
}

/** The shared strings by their JSON text. */
const known = new Map<string, string>();
const MAX_KNOWN = 4096;
const MAX_LENGTH = 128;

function parseString(raw: string): string | null {
  try {
    return JSON.parse(`"${raw}"`);
  } catch {
    return null;
  }
}
