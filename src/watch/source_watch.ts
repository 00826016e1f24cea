import { basename, dirname } from "node:path";
import { type FolderChanges, watchFolders } from "../platform/file_changes.ts";
import { realPath, statFile } from "../platform/files.ts";
import { debounce } from "../std/debounce.ts";
import { errorText } from "../text/error_text.ts";
import { keyOf } from "../text/key_of.ts";
import { type Contents, findChangedFiles, readSourceFiles, type Sources } from "./read_source_files.ts";

/**
 * Watches the files that strategies are made of, and any others. Only new content counts as a change.
 *
 * It watches the folders of the files, because many editors save by renaming. A change between the creation of the watch
 * and {@linkcode SourceWatch.start} counts, too.
 */
export class SourceWatch implements AsyncDisposable {
  readonly #options: SourceWatchOptions;
  readonly #lookSoon = debounce(() => this.#enqueue(() => this.#look()), QUIET_MS);
  #sources: Sources;
  #known: Promise<Contents>;
  /** The steps of the watch, one after another. */
  #steps: Promise<void> = Promise.resolve();
  #changes: FolderChanges | null = null;
  #reading: Promise<void> = Promise.resolve();
  #folders = "";
  /** The names of the watched files, and of the files that links lead to. */
  #names: ReadonlySet<string> = new Set();
  #isStarted = false;
  #isEnded = false;

  constructor(options: SourceWatchOptions) {
    this.#options = options;
    this.#sources = options.sources;
    this.#known = readSourceFiles(options.sources);
  }

  /** Starts to report changes. */
  start(): void {
    this.#isStarted = true;
    this.#enqueue(async () => this.#watch(await this.#known));
  }

  /** Adds files. Resolves when they are read: every later change counts. */
  add({ modules, files }: Sources): Promise<void> {
    const union = (a: readonly string[], b: readonly string[]): readonly string[] => [...new Set([...a, ...b])];
    this.#sources = { modules: union(this.#sources.modules, modules), files: union(this.#sources.files, files) };
    this.#enqueue(async () => {
      const known = await this.#known;
      const merged = new Map([...await readSourceFiles(this.#sources), ...known]);
      this.#known = Promise.resolve(merged);
      if (this.#isStarted) await this.#watch(merged);
    });
    return this.#steps;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isEnded = true;
    this.#lookSoon.clear();
    this.#changes?.[Symbol.dispose]();
    await this.#steps;
    await this.#reading;
  }

  #enqueue(step: () => Promise<void>): void {
    this.#steps = this.#steps.then(step);
  }

  async #look(): Promise<void> {
    const before = await this.#known;
    if (this.#isEnded) return;
    this.#known = readSourceFiles(this.#sources);
    const now = await this.#known;
    await this.#watch(now);
    const changed = findChangedFiles(before, now);
    if (changed.length > 0 && !this.#isEnded) this.#options.onChange(changed);
  }

  /** Watches the folders of these files. */
  async #watch(files: Contents): Promise<void> {
    const paths = await withLinkTargets([...files.keys()]);
    this.#names = new Set(paths.map((path) => basename(path)));
    const folders = await existingFolders([...new Set(paths.map((path) => dirname(path)))].sort());
    if (this.#isEnded || this.#folders === keyOf(...folders)) return;
    this.#folders = keyOf(...folders);
    this.#changes?.[Symbol.dispose]();
    try {
      this.#changes = watchFolders(folders);
      this.#reading = this.#readChanges(this.#changes);
      // a file may have been saved before the watch started
      this.#lookSoon();
    } catch (error) {
      this.#options.onFailure(errorText(error));
    }
  }

  async #readChanges(changes: FolderChanges): Promise<void> {
    try {
      for await (const { kind, paths } of changes) {
        // reading a file is reported as an access
        if (kind === "access") continue;
        if (paths.length === 0 || paths.some((path) => this.#names.has(basename(path)))) this.#lookSoon();
      }
    } catch (error) {
      if (!this.#isEnded) this.#options.onFailure(errorText(error));
    }
  }
}

/** Options and callbacks of {@linkcode SourceWatch}. */
export interface SourceWatchOptions {
  readonly sources: Sources;
  /** Called with the paths of all files whose content changed. */
  onChange(files: readonly string[]): void;
  /** Called with the reason when the files can't be watched, or no longer. */
  onFailure(reason: string): void;
}

/** Editors save in several steps. Files are read when nothing has changed for this long. */
const QUIET_MS = 100;

/** Returns the paths, and for links also the paths that they lead to. */
async function withLinkTargets(paths: readonly string[]): Promise<readonly string[]> {
  const targets = await Promise.all(paths.map((path) => realPath(path).catch(() => path)));
  return [...new Set([...paths, ...targets])];
}

async function existingFolders(folders: readonly string[]): Promise<readonly string[]> {
  const exist = await Promise.all(folders.map((path) => statFile(path).then((info) => info.isDirectory, () => false)));
  return folders.filter((_, i) => exist[i]);
}
