import type { ConfigLayer } from "./layer.ts";
import type { JsonObject } from "./json_object.ts";

const PREFIX = "FREQTRADE__";
// freqtrade never converts these to numbers.
const KEPT_AS_TEXT: ReadonlySet<string> = new Set(["CHAT_ID", "PASSWORD"]);

/**
 * Reads one layer from each variable `FREQTRADE__SECTION__KEY`. The variables override each other in the order of their
 * names, as in freqtrade's `environment_vars_to_dict`. Keys become lower-case, and
 * {@linkcode parseEnvironmentValue} parses the values.
 *
 * @param folder the folder that relative paths in the values start from
 */
export function readEnvironmentLayers(env: Readonly<Record<string, string>>, folder: string): ConfigLayer[] {
  const names = Object.keys(env).filter((name) => name.startsWith(PREFIX)).sort();
  return names.map((name) => ({
    name: `environment variable ${name}`,
    folder,
    value: nestValue(name.slice(PREFIX.length).split("__"), env[name] ?? ""),
    text: null,
  }));
}

function nestValue(keys: readonly string[], text: string): JsonObject {
  const value: unknown = KEPT_AS_TEXT.has(keys.at(-1) ?? "") ? text : parseEnvironmentValue(text);
  const outer = keys.reduceRight<unknown>((inner, key) => ({ [key.toLowerCase()]: inner }), value);
  return outer as JsonObject;
}

/**
 * Parses the text of an environment variable as freqtrade's `_get_var_typed` does: a number, true or false (also `t`,
 * `f`), a list in JSON, or else the text itself.
 */
export function parseEnvironmentValue(text: string): unknown {
  const trimmed = text.trim();
  // What Python's int() and float() accept: underscores between digits, a sign, leading zeros.
  if (/^[+-]?(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+(?:_\d+)*)?$/i.test(trimmed)) {
    return Number(trimmed.replaceAll("_", ""));
  }
  const special = /^([+-]?)(inf|infinity|nan)$/i.exec(trimmed);
  if (special !== null) {
    return /nan/i.test(special[2] ?? "") ? NaN : special[1] === "-" ? -Infinity : Infinity;
  }
  if (/^(?:t|true)$/i.test(text)) return true;
  if (/^(?:f|false)$/i.test(text)) return false;
  return parseList(text) ?? text;
}

function parseList(text: string): unknown[] | null {
  if (!text.trimStart().startsWith("[")) return null;
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : null;
  } catch {
    // Not JSON. freqtrade keeps it as text, and the schema then reports it where it expects a list.
    return null;
  }
}
