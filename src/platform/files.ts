/**
 * Files and folders: the only place outside of the doors in tools/structure/rules.ts that names the runtime's calls.
 *
 * Errors are the runtime's own; `errors.ts` tells them apart.
 *
 * @module
 */

/** An open file. */
export type OpenFile = Deno.FsFile;
/** The information of the operating system on a file. */
export type FileInfo = Deno.FileInfo;

/** Reads a whole file as UTF-8. */
export function readTextFile(path: string | URL): Promise<string> {
  return Deno.readTextFile(path);
}

/** Reads a whole file as UTF-8, and blocks until it is read. */
export function readTextFileSync(path: string | URL): string {
  return Deno.readTextFileSync(path);
}

/** Reads a whole file as bytes. */
export function readFile(path: string | URL): Promise<Uint8Array<ArrayBuffer>> {
  return Deno.readFile(path);
}

/** Writes a whole file as UTF-8. It replaces the file, unless `createNew` is true: then an existing file is an error. */
export function writeTextFile(
  path: string,
  text: string,
  options: { readonly createNew?: boolean } = {},
): Promise<void> {
  return Deno.writeTextFile(path, text, options);
}

/** Removes a file. */
export async function removeFile(path: string): Promise<void> {
  await Deno.remove(path);
}

/** Opens a file. */
export function openFile(path: string, options?: Deno.OpenOptions): Promise<OpenFile> {
  return Deno.open(path, options);
}

/** Opens a file, and blocks until it is open. */
export function openFileSync(path: string, options?: Deno.OpenOptions): OpenFile {
  return Deno.openSync(path, options);
}

/** Returns the information on a file or folder, following links. */
export function statFile(path: string | URL): Promise<FileInfo> {
  return Deno.stat(path);
}

/** Returns the information on a file or folder, following links, and blocks meanwhile. */
export function statFileSync(path: string | URL): FileInfo {
  return Deno.statSync(path);
}

/** Makes a folder and those above it, where they do not exist. */
export async function makeFolder(path: string): Promise<void> {
  await Deno.mkdir(path, { recursive: true });
}

/** Returns the absolute path of a file with all links resolved. */
export function realPath(path: string | URL): Promise<string> {
  return Deno.realPath(path);
}

/** Returns the absolute path of a file with all links resolved, and blocks meanwhile. */
export function realPathSync(path: string | URL): string {
  return Deno.realPathSync(path);
}

/** Returns where a symbolic link points, and blocks meanwhile. */
export function readLinkSync(path: string): string {
  return Deno.readLinkSync(path);
}
