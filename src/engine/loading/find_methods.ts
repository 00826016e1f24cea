/**
 * Finds where a class's methods stand in its file, as `file:line:column` by name. An error's stack does not show where a
 * method returned a wrong value.
 *
 * When several methods, or calls that look like one, have the same name, the first place counts.
 */
export function findMethods(text: string, path: string): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  for (const match of text.matchAll(METHOD)) {
    const name = match[1] ?? "";
    const before = text.slice(0, match.index + match[0].indexOf(name)).split("\n");
    if (!places.has(name)) places.set(name, `${path}:${before.length}:${(before.at(-1) ?? "").length + 1}`);
  }
  return places;
}

/** The head of a method, or of a field that holds a function. */
const METHOD = /^[ \t]*(?:(?:override|public|protected|async)[ \t]+)*(\w+)[ \t]*(?:\(|=[^=])/gm;
