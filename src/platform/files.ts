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

/** Writes a whole file as UTF-8, which only its owner can read. It replaces the file, unless `createNew` is true: then an existing file is an error. */
export function writeTextFile(
  path: string,
  text: string,
  options: { readonly createNew?: boolean } = {},
): Promise<void> {
  return Deno.writeTextFile(path, text, { ...options, mode: PRIVATE_FILE });
}

/** Removes a file. */
export async function removeFile(path: string): Promise<void> {
  await Deno.remove(path);
}

/** Opens a file. One that it creates can be read only by its owner. */
export function openFile(path: string, options?: Deno.OpenOptions): Promise<OpenFile> {
  return Deno.open(path, withMode(options));
}

/** Opens a file as {@linkcode openFile}, and blocks until it is open. */
export function openFileSync(path: string, options?: Deno.OpenOptions): OpenFile {
  return Deno.openSync(path, withMode(options));
}

/** Returns the information on a file or folder, following links. */
export function statFile(path: string | URL): Promise<FileInfo> {
  return Deno.stat(path);
}

/** Returns the information on a file or folder, following links, and blocks meanwhile. */
export function statFileSync(path: string | URL): FileInfo {
  return Deno.statSync(path);
}

/** Copies a file, and blocks meanwhile. */
export function copyFileSync(from: string, to: string): void {
  Deno.copyFileSync(from, to);
}

/** Renames a file, and blocks meanwhile. */
export function renameSync(from: string, to: string): void {
  Deno.renameSync(from, to);
}

/** Makes a folder for temporary files that only the owner can enter, and returns its path. */
export function makeTempFolderSync(prefix: string): string {
  return Deno.makeTempDirSync({ prefix });
}

/** Makes a folder with a name of its own inside of another, that only the owner can enter, and returns its path. */
export function makeUniqueFolderSync(parent: string, prefix: string): string {
  return Deno.makeTempDirSync({ dir: parent, prefix });
}

/** Removes a file or a folder with all that it contains, and blocks meanwhile. Does nothing if it does not exist. */
export function removeSync(path: string): void {
  try {
    Deno.removeSync(path, { recursive: true });
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}

/** Changes who can use a file, and blocks meanwhile. */
export function changeModeSync(path: string, mode: number): void {
  Deno.chmodSync(path, mode);
}

/** Makes a folder and those above it, where they do not exist. Only the owner can enter what it makes. */
export async function makeFolder(path: string): Promise<void> {
  await Deno.mkdir(path, { recursive: true, mode: PRIVATE_FOLDER });
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

/** Allows the owner alone to read and write a file. Windows has no modes. */
const PRIVATE_FILE = 0o600;
/** Allows the owner alone to enter a folder. */
const PRIVATE_FOLDER = 0o700;

/** Deno rejects a mode without the option to create a file. */
function withMode(options: Deno.OpenOptions | undefined): Deno.OpenOptions | undefined {
  return options?.create === true || options?.createNew === true ? { ...options, mode: PRIVATE_FILE } : options;
}
