/** A stream of changes in folders. Disposing of it ends the stream. */
export type FolderChanges = AsyncIterable<FolderChange> & Disposable;

/** One change of files. */
export interface FolderChange {
  readonly kind: string;
  readonly paths: readonly string[];
}

/**
 * Watches several folders for changes of the files in them, but not below them.
 *
 * @throws the runtime's error where a folder does not exist or can't be watched
 */
export function watchFolders(paths: readonly string[]): FolderChanges {
  return Deno.watchFs([...paths], { recursive: false });
}
