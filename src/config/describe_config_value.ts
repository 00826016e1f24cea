import { describeKind, describeValue } from "../text/describe_value.ts";
import { hideSecrets, hideUrlParts } from "../text/hide_secrets.ts";
import { isSecretKey } from "./is_secret_key.ts";
import type { KeyPath } from "./key_path.ts";

const MAX_LENGTH = 60;

/** Stands for a text that may hold a secret. */
export const TEXT_NOT_SHOWN = "text (not shown)";

/**
 * Describes a value of a config for a message. A value under a key with a secret's name is not shown, and `secrets` are
 * replaced wherever they occur. Lists and objects are only named.
 *
 * @param isContainerExpected whether a list or an object should stand here: then a text may be a broken one with tokens
 * inside, and is not shown.
 */
export function describeConfigValue(
  value: unknown,
  path: KeyPath,
  secrets: readonly string[],
  isContainerExpected = false,
): string {
  const kind = describeKind(value);
  if (value === undefined || value === null || typeof value === "object") return kind;
  if (path.some((part) => typeof part === "string" && isSecretKey(part))) return `${kind} (not shown)`;
  if (typeof value !== "string") return hide(describeValue(value), secrets);
  if (isContainerExpected || /^\s*[[{]/.test(value)) return kind;
  const shown = hide(value, secrets);
  return describeValue(shown.length > MAX_LENGTH ? `${shown.slice(0, MAX_LENGTH)}...` : shown);
}

function hide(text: string, secrets: readonly string[]): string {
  return hideSecrets(hideUrlParts(text), secrets);
}
