/**
 * Creates the file in which the program leaves notes for its next start: a crash leaves no time to say anything.
 *
 * @param folder where to create it. Default: the folder for temporary files
 * @returns its path, or null where this process can't write one. The notes only help after a crash.
 */
export function makeNotesFile(folder?: string): string | null {
  try {
    return Deno.makeTempFileSync({
      ...(folder === undefined ? {} : { dir: folder }),
      prefix: "consumer-",
      suffix: ".notes",
    });
  } catch (error) {
    if (error instanceof Deno.errors.NotCapable || error instanceof Deno.errors.PermissionDenied) return null;
    if (error instanceof Deno.errors.NotFound) return null; // there is no folder for temporary files
    if (UNWRITABLE.some((code) => error instanceof Error && "code" in error && error.code === code)) return null;
    throw error;
  }
}

/** A read-only file system, as in a container, and a full disk. Deno has no classes for them. */
const UNWRITABLE: readonly string[] = ["EROFS", "ENOSPC", "EDQUOT"];

/** Removes the file. One that is already gone is fine. */
export function removeNotesFile(path: string | null): void {
  if (path === null) return;
  try {
    Deno.removeSync(path);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}

/** What the program left before it was started again, and what it leaves now. Texts are the caller's own. */
export class NotesFile {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /** Returns the notes, or null when the file is gone. */
  read(): string | null {
    try {
      return Deno.readTextFileSync(this.#path);
    } catch (error) {
      if (error instanceof Deno.errors.NotFound) return null;
      throw error;
    }
  }

  /** Replaces the notes. Returns false when the file could not be written. */
  write(text: string): boolean {
    try {
      Deno.writeTextFileSync(this.#path, text);
      return true;
    } catch {
      return false; // a full disk: the notes only help after a crash
    }
  }
}
