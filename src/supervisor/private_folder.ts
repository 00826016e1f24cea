/**
 * Creates a folder that only this user can read, in which the program leaves notes for its next start.
 *
 * @returns a folder without a path when the program may not write to the folder for temporary files
 */
export function makePrivateFolder(): PrivateFolder {
  let path: string | null = null;
  try {
    path = Deno.makeTempDirSync({ prefix: "consumer-" });
  } catch {
    // a full or read-only disk, or a missing permission: the program runs without notes
  }
  return {
    path,
    [Symbol.dispose]: () => {
      try {
        if (path !== null) Deno.removeSync(path, { recursive: true });
      } catch (error) {
        if (!(error instanceof Deno.errors.NotFound)) throw error;
      }
    },
  };
}

/** A folder that is removed when it is disposed of. */
export interface PrivateFolder extends Disposable {
  readonly path: string | null;
}
