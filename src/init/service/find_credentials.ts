import { CREDENTIALS_FOLDER } from "./service_plan.ts";

/**
 * Finds the names of the credentials that a config reads, sorted.
 *
 * @example
 * ```ts
 * import { findCredentials } from "./find_credentials.ts";
 * const file = "/run/credentials/consumer.service/telegram_token";
 * const names = findCredentials({ consumer: { sinks: [{ type: "telegram", token: { file } }] } });
 * if (names.join() !== "telegram_token") throw new Error(names.join());
 * ```
 *
 * @param config the config as it was parsed
 */
export function findCredentials(config: unknown): readonly string[] {
  // a growing list instead of recursion: JSON can be nested deeper than the call stack
  const pending = [config];
  const names = new Set<string>();
  for (const value of pending) {
    if (typeof value !== "object" || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      const name = key === "file" && typeof inner === "string" ? readName(inner) : null;
      if (name === null) pending.push(inner);
      else names.add(name);
    }
  }
  return [...names].sort();
}

function readName(file: string): string | null {
  const name = file.startsWith(`${CREDENTIALS_FOLDER}/`) ? file.slice(CREDENTIALS_FOLDER.length + 1) : "";
  return /^[\w.-]+$/.test(name) && !/^\.+$/.test(name) ? name : null;
}
