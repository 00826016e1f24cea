import type { ConfigLayer } from "./layer.ts";
import type { JsonObject } from "./merge.ts";

const PREFIX = "FREQTRADE__";
// freqtrade keeps these as text whatever they look like.
const KEPT_AS_TEXT: ReadonlySet<string> = new Set(["CHAT_ID", "PASSWORD"]);

/**
 * One layer for each `FREQTRADE__SECTION__KEY`, in the order in which freqtrade lets them override each other: by name
 * (freqtrade's `environment_vars_to_dict`). Keys become lower-case, values what {@linkcode environmentValue} says.
 *
 * @param folder where relative paths in them start.
 */
export function environmentLayers(env: Readonly<Record<string, string>>, folder: string): ConfigLayer[] {
  const names = Object.keys(env).filter((name) => name.startsWith(PREFIX)).sort();
  return names.map((name) => ({
    name: `environment variable ${name}`,
    folder,
    value: nested(name.slice(PREFIX.length).split("__"), env[name] ?? ""),
    text: null,
  }));
}

function nested(keys: readonly string[], text: string): JsonObject {
  const value: unknown = KEPT_AS_TEXT.has(keys.at(-1) ?? "") ? text : environmentValue(text);
  const outer = keys.reduceRight<unknown>((inner, key) => ({ [key.toLowerCase()]: inner }), value);
  return outer as JsonObject;
}

/**
 * What the text of an environment variable means: a whole number, a number, true or false (also `t`, `f`), a list in
 * JSON, else the text itself (freqtrade's `_get_var_typed`).
 */
export function environmentValue(text: string): unknown {
  const trimmed = text.trim();
  // Python's int() and float(): underscores between digits, a sign, leading zeros.
  if (/^[+-]?(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+(?:_\d+)*)?$/i.test(trimmed)) {
    return Number(trimmed.replaceAll("_", ""));
  }
  const special = /^([+-]?)(inf|infinity|nan)$/i.exec(trimmed);
  if (special !== null) {
    return /nan/i.test(special[2] ?? "") ? NaN : special[1] === "-" ? -Infinity : Infinity;
  }
  if (/^(?:t|true)$/i.test(text)) return true;
  if (/^(?:f|false)$/i.test(text)) return false;
  return jsonList(text) ?? text;
}

function jsonList(text: string): unknown[] | null {
  if (!text.trimStart().startsWith("[")) return null;
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : null;
  } catch {
    // Not JSON: freqtrade keeps it as text, and so the schema reports it where a list is expected.
    return null;
  }
}
