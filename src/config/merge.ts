/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether the value is a JSON object: no list, no null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * A new object with the keys of both: where both have a key, objects are merged and everything else, lists and null
 * included, is `over`'s. freqtrade's `deep_merge_dicts(over, under)`, which changes `under` instead, and fails where an
 * object meets something else: here the object wins.
 */
export function deepMerge(under: JsonObject, over: JsonObject): JsonObject {
  // Without a prototype "__proto__" is a key like any other.
  const merged: Record<string, unknown> = Object.assign(Object.create(null), under);
  for (const [key, value] of Object.entries(over)) {
    const before = merged[key];
    merged[key] = isJsonObject(value) ? deepMerge(isJsonObject(before) ? before : {}, value) : value;
  }
  return merged;
}
