/**
 * Returns where in the user's files an error was thrown, as `file:line:column` of the innermost stack frame below one of
 * `folders`. Returns null when no stack frame is.
 *
 * @param folders file URLs that end in a slash
 */
export function errorLocation(error: unknown, folders: readonly string[]): string | null {
  if (!(error instanceof Error) || error.stack === undefined) return null;
  for (const line of error.stack.split("\n")) {
    const place = /(file:\/\/[^\s()]+:\d+:\d+)/.exec(line)?.[1];
    if (place === undefined || place.startsWith(OWN_FOLDER)) continue;
    if (!folders.some((folder) => place.startsWith(folder))) continue;
    // A reloaded file is imported with a query.
    return decodeURIComponent(place.replace(/^file:\/\//, "").replace(/\?[^:]*/, ""));
  }
  return null;
}

/** The program's own files. A strategy's folder may contain them. */
const OWN_FOLDER = new URL("../../", import.meta.url).href;
