import type { KeyPath } from "./path.ts";
import { isSecretKey } from "./secrets.ts";

const LONGEST = 60;

/**
 * How a message shows what stands in a config. A value under a key that looks like a secret is not shown, nor any of
 * `secrets` wherever it stands; of objects, lists and text in their place only the kind is told.
 *
 * @param expectsContainer whether an object or a list should stand here: then text may be a mistyped one, tokens inside.
 */
export function describeFound(
  value: unknown,
  path: KeyPath,
  secrets: readonly string[],
  expectsContainer = false,
): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "object") return "an object";
  const kind = typeof value === "string" ? (value === "" ? "empty text" : "text") : `a ${typeof value}`;
  if (path.some((part) => typeof part === "string" && isSecretKey(part))) return `${kind} (not shown)`;
  if (typeof value !== "string") return hide(String(value), secrets);
  if (expectsContainer || /^\s*[[{]/.test(value)) return kind;
  const shown = hide(value, secrets);
  return JSON.stringify(shown.length > LONGEST ? `${shown.slice(0, LONGEST)}...` : shown);
}

function hide(text: string, secrets: readonly string[]): string {
  // many services put their token into the path of a URL
  let shown = text.replaceAll(/(https?:\/\/)[^/\s"]*@/gi, "$1***@")
    .replaceAll(/(https?:\/\/[^/\s"]+)\/[^\s"]+/gi, "$1/***")
    .replaceAll(/(token|password|secret|key)=[^&\s]*/gi, "$1=***");
  for (const secret of secrets) if (secret !== "") shown = shown.replaceAll(secret, "***");
  return shown;
}
