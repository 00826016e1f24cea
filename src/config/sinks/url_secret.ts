/** A path shorter than this, such as /hook, holds no token. */
const MIN_SECRET_LENGTH = 16;

/** Lists what is secret in a URL: the URL, and what follows its host, because many services put a token into the path. */
export function listUrlSecrets(url: unknown): readonly string[] {
  const paths = listPathSecrets(url);
  return typeof url === "string" && paths.length > 0 ? [url, ...paths] : [];
}

/** Lists what is secret after the host of a URL whose host messages show. They write no slash at its end. */
export function listPathSecrets(url: unknown): readonly string[] {
  const { pathname = "", search = "" } = typeof url === "string" ? URL.parse(url) ?? {} : {};
  return pathname.length + search.length > MIN_SECRET_LENGTH ? [pathname.replace(/\/$/, "") + search] : [];
}
