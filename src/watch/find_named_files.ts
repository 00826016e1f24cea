/**
 * Finds the local files that a module's text names, as URLs: in imports of every form and in
 * `new URL("./levels.json", import.meta.url)`. It also finds strings in comments, and strings that only look like a path.
 *
 * @param url the module's own URL
 * @example
 * ```ts
 * import { findNamedFiles } from "./find_named_files.ts";
 * const files = findNamedFiles('import { rule } from "./rules/rule.ts";', "file:///home/me/strategy.ts");
 * if (files.join() !== "file:///home/me/rules/rule.ts") throw new Error("not found");
 * ```
 */
export function findNamedFiles(text: string, url: string): readonly string[] {
  return [...text.matchAll(LOCAL)].flatMap(([, , name = ""]) => {
    const named = URL.parse(name, url);
    if (named?.protocol !== "file:" || named.host !== "") return [];
    return [`file://${named.pathname}`];
  });
}

/** A string that looks like a local file: relative to the module, absolute, or a file URL. */
const LOCAL = /(["'`])((?:\.{1,2}\/|\/(?!\/)|file:\/\/)[^"'`\n]+)\1/g;
