import { basename, dirname } from "node:path";
import { type FolderChanges, watchFolders } from "../platform/file_changes.ts";
import { realPath, statFile } from "../platform/files.ts";
import { debounce } from "../std/debounce.ts";
import { errorText } from "../text/error_text.ts";
import { keyOf } from "../text/key_of.ts";
import { type Contents, findChangedFiles, readSourceFiles } from "./read_source_files.ts";

/**
 * Watches the files that strategies consist of ({@linkcode readSourceFiles}) for changes of their content. A save without a
 * change is ignored.
 *
 * It watches the folders instead of the files, because many editors save by renaming. It also reports what changes between
 * its construction and {@linkcode SourceWatch.start}.
 */
export class SourceWatch implements AsyncDisposable {
  readonly #options: SourceWatchOptions;
  readonly #checkSoon = debounce(() => this.#checkNext(), QUIET_MS);
  #contents: Promise<Contents>;
  #checking: Promise<void> = Promise.resolve();
  #watcher: FolderChanges | null = null;
  #reading: Promise<void> = Promise.resolve();
  #folders = "";
  /** The names of the watched files. */
  #names: ReadonlySet<string> = new Set();
  #ended = false;

  constructor(options: SourceWatchOptions) {
    this.#options = options;
    this.#contents = readSourceFiles(options.urls);
  }

  /** Starts to watch. */
  start(): void {
    this.#checking = this.#contents.then((contents) => this.#watch(contents));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ended = true;
    this.#checkSoon.clear();
    this.#watcher?.[Symbol.dispose]();
    await this.#checking;
    await this.#reading;
  }

  #checkNext(): void {
    this.#checking = this.#checking.then(() => this.#check());
  }

  async #check(): Promise<void> {
    const before = await this.#contents;
    if (this.#ended) return;
    this.#contents = readSourceFiles(this.#options.urls);
    const now = await this.#contents;
    await this.#watch(now);
    const changed = findChangedFiles(before, now);
    if (changed.length > 0 && !this.#ended) this.#options.onChange(changed);
  }

  /** Watches the folders that these files are in. */
  async #watch(files: Contents): Promise<void> {
    const paths = await addTargets([...files.keys()]);
    this.#names = new Set(paths.map((path) => basename(path)));
    const folders = await findFolders([...new Set(paths.map((path) => dirname(path)))].sort());
    if (this.#ended || this.#folders === keyOf(...folders)) return;
    this.#folders = keyOf(...folders);
    this.#watcher?.[Symbol.dispose]();
    try {
      this.#watcher = watchFolders(folders);
      this.#reading = this.#read(this.#watcher);
      // A file may have been saved before the watching started.
      this.#checkSoon();
    } catch (error) {
      this.#options.onFailure(errorText(error));
    }
  }

  async #read(watcher: FolderChanges): Promise<void> {
    try {
      for await (const { kind, paths } of watcher) {
        // This program's own reading is an access.
        if (kind === "access") continue;
        if (paths.length === 0 || paths.some((path) => this.#names.has(basename(path)))) this.#checkSoon();
      }
    } catch (error) {
      if (!this.#ended) this.#options.onFailure(errorText(error));
    }
  }
}

/** Options and callbacks of {@linkcode SourceWatch}. */
export interface SourceWatchOptions {
  /** The strategies' modules. */
  readonly urls: readonly string[];
  /** Called with the paths of the files whose content has changed. */
  onChange(files: readonly string[]): void;
  /** Called with the reason when the files can't be watched, or no longer can. */
  onFailure(why: string): void;
}

/** Returns the paths, and the targets of those that are links. */
async function addTargets(paths: readonly string[]): Promise<readonly string[]> {
  const targets = await Promise.all(paths.map((path) => realPath(path).catch(() => path)));
  return [...new Set([...paths, ...targets])];
}

async function findFolders(folders: readonly string[]): Promise<string[]> {
  const are = await Promise.all(folders.map((path) => statFile(path).then((s) => s.isDirectory, () => false)));
  return folders.filter((_, i) => are[i]);
}

/** Editors save in several steps, so files are read after a pause of this length. */
const QUIET_MS = 100;
