/**
 * Rotates a file: it becomes number 1, number 1 becomes number 2, and so on up to `keep`. Older ones are removed.
 *
 * A program that is killed meanwhile leaves a gap in the numbers, but loses no file. The next rotation closes the gap.
 *
 * @param keep how many rotated files to keep. 0 removes the file
 */
export async function rotate(path: string, keep: number): Promise<void> {
  for (let part = keep + 1; await exists(rotatedPath(path, part)); part++) await Deno.remove(rotatedPath(path, part));
  if (keep === 0) return await Deno.remove(path);
  let free = 1;
  while (free < keep && await exists(rotatedPath(path, free))) free++;
  for (let part = free; part > 1; part--) await Deno.rename(rotatedPath(path, part - 1), rotatedPath(path, part));
  await Deno.rename(path, rotatedPath(path, 1));
}

/**
 * Returns the name of the rotated file with a number. Number 1 is the newest.
 *
 * @example
 * ```ts
 * import { rotatedPath } from "./rotate.ts";
 * if (rotatedPath("a.b/signals.ndjson", 2) !== "a.b/signals.2.ndjson") throw new Error("with an ending");
 * if (rotatedPath("a.b/signals", 2) !== "a.b/signals.2") throw new Error("without one");
 * ```
 */
export function rotatedPath(path: string, part: number): string {
  return path.replace(/((?<=[^/\\])\.[^./\\]+)?$/, (ending) => `.${part}${ending}`);
}

async function exists(path: string): Promise<boolean> {
  try {
    await Deno.lstat(path);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
