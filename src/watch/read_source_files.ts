import { fileURLToPath } from "node:url";
import { readFile, statFile } from "../platform/files.ts";
import { findNamedFiles } from "./find_named_files.ts";

/**
 * Reads all files that strategies consist of: their modules, the parameter files beside them, and every local file that
 * these name, recursively. A file that can't be read counts as missing.
 *
 * @param urls the strategies' modules
 */
export async function readSourceFiles(urls: readonly string[]): Promise<Contents> {
  const contents = new Map<string, string | null>();
  const found = urls.flatMap((url) => [url, url.replace(/\.[^./]+$/, ".json")]);
  for (const url of found) {
    const path = pathOf(url);
    if (path === null || contents.has(path)) continue;
    const { digest, bytes } = await readContent(path);
    contents.set(path, digest);
    if (CODE.test(path)) found.push(...findNamedFiles(new TextDecoder().decode(bytes), url));
  }
  return contents;
}

/** The digest of each file's content, by path. Null for a missing file. */
export type Contents = ReadonlyMap<string, string | null>;

/** Lists the files whose content has changed. Files that are no longer named do not count. */
export function findChangedFiles(before: Contents, now: Contents): readonly string[] {
  return [...before].filter(([path, digest]) => now.has(path) && now.get(path) !== digest).map(([path]) => path);
}

async function readContent(
  path: string,
): Promise<{ readonly digest: string | null; readonly bytes: Uint8Array<ArrayBuffer> }> {
  const nothing = new Uint8Array(0);
  try {
    const { isFile, size, mtime } = await statFile(path);
    // Reading a device or a pipe might never end.
    if (!isFile) return { digest: null, bytes: nothing };
    if (size === 0 || size > MAX_READ_BYTES) return { digest: `${size} ${mtime?.getTime()}`, bytes: nothing };
    const bytes = await readFile(path);
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
    return null; // a string that only looks like a file, such as "/%"
  }
}

/** Files that can name other files. */
const CODE = /\.[cm]?[jt]sx?$/;
/** A larger file holds data instead of code. It is compared by time and size. */
const MAX_READ_BYTES = 4 << 20;
