/** Parses the fields of a JSON object. Returns no fields for any other text. */
export function parseFields(body: string): Readonly<Record<string, unknown>> {
  try {
    return fieldsOf(JSON.parse(body));
  } catch {
    return {}; // not JSON, or truncated
  }
}

/** Returns the fields of an object. Returns no fields for any other value. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}
