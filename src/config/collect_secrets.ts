import { isSecretKey } from "./is_secret_key.ts";

/**
 * Collects every text and number under a key with a secret's name, anywhere in a config as it was read. The longest comes
 * first.
 */
export function collectSecrets(raw: unknown): string[] {
  const secrets = new Set<string>();
  // A growing list instead of recursion: JSON can be nested deeper than the call stack.
  const pending: { readonly value: unknown; readonly isSecret: boolean }[] = [{ value: raw, isSecret: false }];
  for (const { value, isSecret } of pending) {
    if (typeof value === "object" && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        pending.push({ value: inner, isSecret: isSecret || isSecretKey(key) });
      }
    } else if (isSecret && (typeof value === "string" || typeof value === "number")) {
      secrets.add(String(value));
    }
  }
  return [...secrets].sort((a, b) => b.length - a.length);
}
