import { fileURLToPath } from "node:url";
import { findNamedFiles } from "./find_named_files.ts";

/** What the files are made of, by path: a digest of the content; null where there is no such file, yet or any more. */
export type Contents = ReadonlyMap<string, string | null>;

/** What may name further files. */
const CODE = /\.[cm]?[jt]sx?$/;
/** A larger file is known by its time and size: it holds data, no code. */
const MOST_BYTES = 4 << 20;

/**
 * Reads all files that strategies are made of: their modules, the parameters beside them, and every local file that these
 * name, one leading to the next. A file that can't be read counts as one that is not there.
 *
 * @param urls the strategies' modules
 */
export async function readSourceFiles(urls: readonly string[]): Promise<Contents> {
  const contents = new Map<string, string | null>();
  const found = urls.flatMap((url) => [url, url.replace(/\.[^./]+$/, ".json")]);
  for (const url of found) {
    const path = pathOf(url);
    if (path === null || contents.has(path)) continue;
    const { digest, bytes } = await read(path);
    contents.set(path, digest);
    if (CODE.test(path)) found.push(...findNamedFiles(new TextDecoder().decode(bytes), url));
  }
  return contents;
}

/** The files whose content is another now; those that are no longer among them do not count. */
export function findChangedFiles(before: Contents, now: Contents): readonly string[] {
  return [...before].filter(([path, digest]) => now.has(path) && now.get(path) !== digest).map(([path]) => path);
}

async function read(
  path: string,
): Promise<{ readonly digest: string | null; readonly bytes: Uint8Array<ArrayBuffer> }> {
  const nothing = new Uint8Array(0);
  try {
    const { isFile, size, mtime } = await Deno.stat(path);
    // a device or a pipe would never end
    if (!isFile) return { digest: null, bytes: nothing };
    if (size === 0 || size > MOST_BYTES) return { digest: `${size} ${mtime?.getTime()}`, bytes: nothing };
    const bytes = await Deno.readFile(path);
    return { digest: digestText(await crypto.subtle.digest("SHA-256", bytes)), bytes };
  } catch (error) {
    if (error instanceof Error) return { digest: null, bytes: nothing };
    throw error;
  }
}

function digestText(digest: ArrayBuffer): string {
  return String.fromCharCode(...new Uint8Array(digest));
}

function pathOf(url: string): string | null {
  try {
    return fileURLToPath(url);
  } catch {
    return null; // a string that only looked like a file: "/%", for instance
  }
}
