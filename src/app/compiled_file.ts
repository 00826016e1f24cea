import { LAYOUT } from "../platform/layout.ts";
import { isCompiled } from "../platform/process.ts";

/**
 * Reports whether a file lies inside the compiled program. Such a file can't change and can't be watched.
 *
 * @param url the file's URL
 * @param program whether the program is compiled, and the URL of its root folder
 */
export function isCompiledIn(url: string, program = { isCompiled, root: LAYOUT.root.href }): boolean {
  return program.isCompiled && url.startsWith(program.root);
}
