import { LAYOUT } from "../../platform/layout.ts";

/**
 * Returns where in the user's files an error was thrown, as `file:line:column` of the innermost stack frame below one of
 * `folders`. Returns null when no stack frame is.
 *
 * @param folders file URLs that end in a slash
 */
export function errorLocation(error: unknown, folders: readonly string[]): string | null {
  for (const line of readStack(error).split("\n")) {
    const place = /(file:\/\/[^\s()]+:\d+:\d+)/.exec(line)?.[1];
    if (place === undefined || place.startsWith(OWN_FOLDER)) continue;
    if (!folders.some((folder) => place.startsWith(folder))) continue;
    // A reloaded file is imported with a query.
    const shown = place.replace(/^file:\/\//, "").replace(/\?[^:]*/, "");
    return decodePath(shown);
  }
  return null;
}

/** Reads the start of a stack. A strategy can make it of anything. */
function readStack(error: unknown): string {
  try {
    if (!(error instanceof Error)) return "";
    const { stack } = error;
    return typeof stack === "string" ? stack.slice(0, MAX_STACK_LENGTH) : "";
  } catch {
    return ""; // a getter of its own threw
  }
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // a stack that a strategy wrote itself
  }
}

/** Room for a long message and more stack frames than V8 lists. */
const MAX_STACK_LENGTH = 30_000;

/** The program's own files. A strategy's folder may contain them. */
const OWN_FOLDER = LAYOUT.modules.href;
