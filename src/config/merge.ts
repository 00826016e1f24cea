import { isJsonObject, type JsonObject } from "./json_object.ts";

/**
 * Merges two objects into a new one. Where both have a key, objects are merged; any other value of `over` wins, lists and
 * null included.
 *
 * It answers to freqtrade's `deep_merge_dicts(over, under)`, which changes `under` and fails where an object meets another
 * kind of value. Here the object wins.
 *
 * It calls itself for each level: both sides must have passed `findDepthProblem()`.
 */
export function deepMerge(under: JsonObject, over: JsonObject): JsonObject {
  // Without a prototype, "__proto__" is an ordinary key.
  const merged: Record<string, unknown> = Object.assign(Object.create(null), under);
  for (const [key, value] of Object.entries(over)) {
    const before = merged[key];
    merged[key] = isJsonObject(value) ? deepMerge(isJsonObject(before) ? before : {}, value) : value;
  }
  return merged;
}
