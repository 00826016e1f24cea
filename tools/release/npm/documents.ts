import { posix } from "node:path";

/**
 * Reads a document of the repository as the npm package has it.
 *
 * @param to the document's path in the package
 * @param paths the paths of all files in the package
 */
export async function readPackageDocument(from: URL, to: string, paths: readonly string[]): Promise<string> {
  const text = await Deno.readTextFile(from);
  if (to !== "README.md") return dropDeadLinks(text, to, paths);
  const install = await Deno.readTextFile(new URL("README.md", import.meta.url));
  return dropDeadLinks(makeReadme(text, install), to, paths);
}

/**
 * Makes the package's README from the repository's: other chapters describe how to get the program.
 *
 * @param install the chapters that replace those from "Try it" to "First run"
 * @throws {Error} the README does not have these chapters
 */
export function makeReadme(readme: string, install: string): string {
  const [start, end] = [readme.indexOf("\n## Try it\n"), readme.indexOf("\n## First run\n")];
  if (start < 0 || end < start) throw new Error('README.md has no chapters "Try it" and "First run"');
  return `${readme.slice(0, start + 1)}${install}${readme.slice(end)}`;
}

/**
 * Replaces links to files that the package does not contain by their text.
 *
 * @param path the document's path in the package
 * @param paths the paths of all files in the package
 */
export function dropDeadLinks(text: string, path: string, paths: readonly string[]): string {
  return text.replaceAll(LINK, (link: string, label: string, target: string) => {
    const [file = ""] = target.split("#");
    const found = file === "" ? path : posix.normalize(posix.join(posix.dirname(path), file));
    return paths.some((known) => known === found || known.startsWith(`${found}/`)) ? link : label;
  });
}

/** A link or a picture whose target is a path. */
const LINK = /!?\[([^\]]*)\]\((?!\w+:)([^)\s]+)\)/g;
