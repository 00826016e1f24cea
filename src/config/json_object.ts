/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Reports whether a value is a JSON object: neither a list nor null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
