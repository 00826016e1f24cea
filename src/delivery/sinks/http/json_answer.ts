/** The fields of an answer whose body is a JSON object; none where it is anything else. */
export function parseFields(body: string): Readonly<Record<string, unknown>> {
  try {
    return fieldsOf(JSON.parse(body));
  } catch {
    return {}; // no JSON, or the beginning of some
  }
}

/** The fields of an object; none where it is anything else. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}
