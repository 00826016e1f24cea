/**
 * Finds the secrets in the headers of a request. Of `Bearer TOKEN` both the whole and the token are secret, and of `Basic`
 * also the password inside.
 *
 * @param isPublic names of headers without a secret, in lower case
 * @example
 * ```ts
 * import { findHeaderSecrets } from "./header_secrets.ts";
 * const secrets = findHeaderSecrets({ Authorization: `Basic ${btoa("me:hunter2")}`, Accept: "text/plain" }, new Set(["accept"]));
 * if (!secrets.includes("hunter2") || secrets.includes("text/plain")) throw new Error(secrets.join());
 * ```
 */
export function findHeaderSecrets(
  headers: Readonly<Record<string, string>>,
  isPublic: ReadonlySet<string>,
): readonly string[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    isPublic.has(name.toLowerCase())
      ? []
      : [value, ...value.split(/\s+/).filter((word) => word.length >= MIN_WORD_LENGTH), ...decodeBasic(value)]
  );
}

/** Returns `user:password` and the password. */
function decodeBasic(value: string): readonly string[] {
  const encoded = /^Basic\s+([\w+/=-]+)\s*$/i.exec(value)?.[1];
  if (encoded === undefined) return [];
  try {
    const login = new TextDecoder().decode(Uint8Array.fromBase64(encoded));
    const colon = login.indexOf(":");
    return colon < 0 ? [login] : [login, login.slice(colon + 1)].filter((part) => part !== "");
  } catch {
    return []; // not Base64
  }
}

/** A shorter word, such as Bearer, is no token. */
const MIN_WORD_LENGTH = 8;
