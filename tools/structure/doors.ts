import { isIn } from "./walls.ts";

/**
 * Finds where a module outside of the given files and folders names `Deno`. Comments do not count.
 *
 * @returns each place as `path:line`
 */
export function findStrayDeno(modules: ReadonlyMap<string, string>, doors: readonly string[]): readonly string[] {
  return [...modules].filter(([path]) => !isIn(path, doors)).flatMap(([path, text]) =>
    blankComments(text).split("\n").flatMap((line, i) => /\bDeno\./.test(line) ? [`${path}:${i + 1}`] : [])
  );
}

/** Comments without their words, so that the lines keep their numbers. */
function blankComments(text: string): string {
  return text.replaceAll(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, (comment) => comment.replaceAll(/[^\n]/g, ""));
}
