/** Our own files: a strategy's folder may be one that holds them. */
const OURS = new URL("../../", import.meta.url).href;

/**
 * Where in the user's files an error was thrown: `file:line:column` of the innermost stack frame below one of `folders`
 * (file URLs that end in a slash); null when no frame is.
 */
export function errorLocation(error: unknown, folders: readonly string[]): string | null {
  if (!(error instanceof Error) || error.stack === undefined) return null;
  for (const line of error.stack.split("\n")) {
    const place = /(file:\/\/[^\s()]+:\d+:\d+)/.exec(line)?.[1];
    if (place === undefined || place.startsWith(OURS)) continue;
    if (!folders.some((folder) => place.startsWith(folder))) continue;
    // a changed file is loaded anew under a query
    return decodeURIComponent(place.replace(/^file:\/\//, "").replace(/\?[^:]*/, ""));
  }
  return null;
}

/** An error as one line for people. */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) {
    return `threw ${typeof error === "string" ? `"${error}"` : inspected(error)}, which is no Error`;
  }
  // a strategy can put anything there
  const [name, message] = [String(error.name), String(error.message)];
  return name === "Error" || name === "StrategyError" ? message : `${name}: ${message}`;
}

/** Anything as text: an object without a prototype has no `toString`, and one that a strategy made may throw in it. */
function inspected(value: unknown): string {
  try {
    return Deno.inspect(value);
  } catch {
    return `what can't be shown, of type ${typeof value}`;
  }
}
