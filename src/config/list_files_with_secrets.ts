import { basename, join } from "node:path";
import { isSecretKey } from "./is_secret_key.ts";
import type { ConfigLayer } from "./layer.ts";
import { isSecretSource } from "./secret_schema.ts";

/** Lists the absolute paths of the config files in which a token, a password or another secret stands. */
export function listFilesWithSecrets(layers: readonly ConfigLayer[]): string[] {
  return layers
    .filter(({ name, text, value }) => text !== null && name !== STANDARD_INPUT && hasSecret(value))
    .map(({ folder, name }) => join(folder, basename(name)));
}

const STANDARD_INPUT = "standard input";

/** Returns false for a config that only names where to fetch its secrets. */
function hasSecret(config: unknown): boolean {
  // a growing list instead of recursion: JSON can be nested deeper than the call stack
  const pending: { readonly value: unknown; readonly isSecret: boolean }[] = [{ value: config, isSecret: false }];
  for (const { value, isSecret } of pending) {
    if (isSecretSource(value)) continue;
    if (typeof value === "object" && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        pending.push({ value: inner, isSecret: isSecret || isSecretKey(key) });
      }
    } else if (isSecret && typeof value === "string" && value !== "") return true;
  }
  return false;
}
