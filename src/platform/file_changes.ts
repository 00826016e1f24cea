/** A stream of changes below a folder. Disposing of it ends the stream. */
export type FolderChanges = AsyncIterable<FolderChange> & Disposable;

/** One change of files. */
export interface FolderChange {
  readonly kind: string;
  readonly paths: readonly string[];
}

/**
 * Watches a folder for changes.
 *
 * @throws the runtime's error where the folder does not exist or can't be watched
 */
export function watchFolder(path: string, { recursive }: { readonly recursive: boolean }): FolderChanges {
  return Deno.watchFs(path, { recursive });
}
