/** Strings of cells repeat (tags, regimes): one copy serves them all. By their JSON text between the quotes. */
const known = new Map<string, string>();
const MAX_KNOWN = 4096;
const MAX_LENGTH = 128;

/**
 * The string of a JSON text between its quotes, shared with all equal ones of late. Never a slice of the message, which
 * would keep all of it in memory. Null when an escape is none.
 */
export function internSlice(raw: string): string | null {
  const found = known.get(raw);
  if (found !== undefined) return found;
  const value = parseString(raw);
  if (value === null || raw.length > MAX_LENGTH) return value;
  // a full pool starts anew: what is still in use comes back with its next cell
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(JSON.parse(JSON.stringify(raw)), value);
  return value;
}

function parseString(raw: string): string | null {
  try {
    return JSON.parse(`"${raw}"`);
  } catch {
    return null;
  }
}
