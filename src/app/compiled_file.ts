import { isCompiled } from "../platform/process.ts";

/**
 * Reports whether a file lies inside the compiled program. Such a file can't change and can't be watched.
 *
 * @param url the file's URL
 * @param program whether the program is compiled, and the URL of its root folder
 */
export function isCompiledIn(url: string, program = { isCompiled, root: ROOT }): boolean {
  return program.isCompiled && url.startsWith(program.root);
}

const ROOT = new URL("../../", import.meta.url).href;
