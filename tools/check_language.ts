/**
 * Fails when the repo's prose or names contain a word or a construction that our style replaces by a plainer one.
 *
 *     deno run --allow-read=. tools/check_language.ts [ROOT]      ROOT is `.` by default
 *
 * It reads docs, code, comments, strings and test names. Names of variables count, too.
 */
import { findWords } from "./language/find_words.ts";
import { RULES } from "./language/rules.ts";

/** Lists the words to replace in files, as `path:line: "word": suggestion`. */
export function checkLanguage(files: ReadonlyMap<string, string>): readonly string[] {
  return [...files].flatMap(([path, text]) =>
    findWords(text, RULES).map(({ line, found, suggestion }) => `${path}:${line}: "${found}": ${suggestion}`)
  );
}

/** Whether the check reads a file. Paths are relative to the root. */
export function isChecked(path: string): boolean {
  return /\.(?:ts|md|py|jsonc)$/.test(path) && !QUOTING.some((place) => path.startsWith(place));
}

/** Data of others, and the files that quote the words in order to forbid them. */
const QUOTING = ["tests/fixtures/", "tools/language/", "tests/tools/check_language_test.ts"];
const SKIPPED_FOLDERS = new Set([".git", "node_modules", "dist"]);

async function readFiles(root: string, below = ""): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for await (const entry of Deno.readDir(`${root}/${below}`)) {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory && !SKIPPED_FOLDERS.has(entry.name)) {
      for (const [name, text] of await readFiles(root, path)) files.set(name, text);
    } else if (entry.isFile && isChecked(path)) files.set(path, await Deno.readTextFile(`${root}/${path}`));
  }
  return files;
}

if (import.meta.main) {
  const problems = checkLanguage(await readFiles(Deno.args[0] ?? "."));
  if (problems.length > 0) {
    const text = `${problems.toSorted().join("\n")}\ncheck_language: ${problems.length} words to replace\n`;
    await Deno.stderr.write(new TextEncoder().encode(text));
    Deno.exit(1);
  }
}
