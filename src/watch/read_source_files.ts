import { fileURLToPath } from "node:url";
import { readFile, statFile } from "../platform/files.ts";
import { findNamedFiles } from "./find_named_files.ts";

/**
 * Reads the files that strategies are made of: their modules, the parameter files beside them, and every local file that
 * these name, directly or through other files. Reads further files, too.
 *
 * A file that can't be read counts as missing.
 */
export async function readSourceFiles({ modules, files }: Sources): Promise<Contents> {
  const contents = new Map<string, string | null>();
  const urls = modules.flatMap((url) => [url, url.replace(/\.[^./]+$/, ".json")]);
  // the list grows while it is walked
  for (const url of urls) {
    const path = toPath(url);
    if (path === null || contents.has(path)) continue;
    const { digest, bytes } = await readContent(path);
    contents.set(path, digest);
    if (CODE.test(path)) urls.push(...findNamedFiles(new TextDecoder().decode(bytes), url));
  }
  for (const path of files) if (!contents.has(path)) contents.set(path, (await readContent(path)).digest);
  return contents;
}

/** The files to read. */
export interface Sources {
  /** The URLs of the strategies' modules. */
  readonly modules: readonly string[];
  /** The absolute paths of further files, which are not searched for names of others. */
  readonly files: readonly string[];
}

/** A digest of each file's content, by the file's path. Null when the file does not exist. */
export type Contents = ReadonlyMap<string, string | null>;

/** Finds the files of the first map whose content is different in the second one. */
export function findChangedFiles(before: Contents, now: Contents): readonly string[] {
  return [...before].filter(([path, digest]) => now.has(path) && now.get(path) !== digest).map(([path]) => path);
}

/** Files that may name others. */
const CODE = /\.[cm]?[jt]sx?$/;
/** A larger file is compared by its time and size: it holds data, not code. */
const MAX_BYTES = 4 << 20;
const NO_BYTES = new Uint8Array(0);

async function readContent(path: string): Promise<{ readonly digest: string | null; readonly bytes: Uint8Array }> {
  try {
    const { isFile, size, mtime } = await statFile(path);
    // reading a device or a pipe would never end
    if (!isFile) return { digest: null, bytes: NO_BYTES };
    if (size === 0 || size > MAX_BYTES) return { digest: `${size} ${mtime?.getTime()}`, bytes: NO_BYTES };
    const bytes = await readFile(path);
    const digest = await crypto.subtle.digest("SHA-256", bytes);
    return { digest: new Uint8Array(digest).toHex(), bytes };
  } catch (error) {
    if (error instanceof Error) return { digest: null, bytes: NO_BYTES };
    throw error;
  }
}

function toPath(url: string): string | null {
  try {
    return fileURLToPath(url);
  } catch {
    return null; // a string that only looked like a file, such as "/%"
  }
}
