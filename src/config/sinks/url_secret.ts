/** A path shorter than this, such as /hook, holds no token. */
const MIN_SECRET_LENGTH = 16;

/** Lists what is secret in a URL: the URL, and what follows its host, because many services put a token into the path. */
export function listUrlSecrets(url: unknown): readonly string[] {
  if (typeof url !== "string") return [];
  const { pathname = "", search = "" } = URL.parse(url) ?? {};
  return pathname.length + search.length > MIN_SECRET_LENGTH ? [url, pathname + search] : [];
}
