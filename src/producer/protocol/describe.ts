/** At most this many characters of what a producer sent are ever quoted in a message for people. */
const QUOTED = 60;

/** Cuts text so that a message for people never carries more than the beginning of what came. */
export function shorten(text: string, limit: number = QUOTED): string {
  return text.length <= limit ? text : `${text.slice(0, limit)}... (${text.length} characters)`;
}

/** What a JSON value is, in words: `a list of 3`, `the string "abc"`, `null`, `nothing` when it is not there. */
export function describe(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : `a list of ${value.length}`;
  switch (typeof value) {
    case "string":
      return `the string ${JSON.stringify(shorten(value))}`;
    case "object": {
      const keys = Object.keys(value);
      if (keys.length === 0) return "an empty object";
      return `an object with ${shorten(keys.slice(0, 5).map((key) => JSON.stringify(key)).join(", "))}`;
    }
    default:
      return `the ${typeof value} ${String(value)}`;
  }
}

/** `data.la: expected a date, found null`: the one shape of every complaint about a message. */
export function mismatch(field: string, expected: string, found: unknown): string {
  return `${field}: expected ${expected}, found ${describe(found)}`;
}
