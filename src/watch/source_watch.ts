import { basename, dirname } from "node:path";
import { debounce } from "../std/debounce.ts";
import { type Contents, findChangedFiles, readSourceFiles } from "./read_source_files.ts";

/** Editors save in several steps: files are read when nothing has happened for so long. */
const QUIET_MS = 100;

/** What is watched, and whom to tell. */
export interface SourceWatchOptions {
  /** The strategies' modules. */
  readonly urls: readonly string[];
  /** Called when the content of a file has changed, with the paths of all that have. */
  onChange(files: readonly string[]): void;
  /** Called when the files can't be watched, or not any more: why. */
  onFailure(why: string): void;
}

/**
 * Watches the files that strategies are made of ({@linkcode readSourceFiles}). Only another content is a change: a save without
 * one is none, and so is whatever happens to other files. The folders are watched, not the files, since many editors save
 * by renaming. What has changed between the making and {@linkcode SourceWatch.start} is told, too.
 */
export class SourceWatch implements AsyncDisposable {
  readonly #options: SourceWatchOptions;
  readonly #lookSoon = debounce(() => this.#lookNext(), QUIET_MS);
  #known: Promise<Contents>;
  #looking: Promise<void> = Promise.resolve();
  #watcher: Deno.FsWatcher | null = null;
  #reading: Promise<void> = Promise.resolve();
  #folders = "";
  /** The names of the files that matter. */
  #names: ReadonlySet<string> = new Set();
  #ended = false;

  constructor(options: SourceWatchOptions) {
    this.#options = options;
    this.#known = readSourceFiles(options.urls);
  }

  /** Begins to watch. */
  start(): void {
    this.#looking = this.#known.then((known) => this.#watch(known));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ended = true;
    this.#lookSoon.clear();
    this.#watcher?.close();
    await this.#looking;
    await this.#reading;
  }

  #lookNext(): void {
    this.#looking = this.#looking.then(() => this.#look());
  }

  async #look(): Promise<void> {
    const before = await this.#known;
    if (this.#ended) return;
    this.#known = readSourceFiles(this.#options.urls);
    const now = await this.#known;
    await this.#watch(now);
    const changed = findChangedFiles(before, now);
    if (changed.length > 0 && !this.#ended) this.#options.onChange(changed);
  }

  /** Watches the folders that these files are in. */
  async #watch(files: Contents): Promise<void> {
    const paths = await withTargets([...files.keys()]);
    this.#names = new Set(paths.map((path) => basename(path)));
    const folders = await existing([...new Set(paths.map((path) => dirname(path)))].sort());
    if (this.#ended || this.#folders === folders.join("\u0000")) return;
    this.#folders = folders.join("\u0000");
    this.#watcher?.close();
    try {
      this.#watcher = Deno.watchFs(folders, { recursive: false });
      this.#reading = this.#read(this.#watcher);
      // what was saved before the watching began
      this.#lookSoon();
    } catch (error) {
      this.#options.onFailure(error instanceof Error ? error.message : String(error));
    }
  }

  async #read(watcher: Deno.FsWatcher): Promise<void> {
    try {
      for await (const { kind, paths } of watcher) {
        // reading is an access, too
        if (kind === "access") continue;
        if (paths.length === 0 || paths.some((path) => this.#names.has(basename(path)))) this.#lookSoon();
      }
    } catch (error) {
      if (!this.#ended) this.#options.onFailure(error instanceof Error ? error.message : String(error));
    }
  }
}

/** The paths, and where those lead that are links. */
async function withTargets(paths: readonly string[]): Promise<readonly string[]> {
  const targets = await Promise.all(paths.map((path) => Deno.realPath(path).catch(() => path)));
  return [...new Set([...paths, ...targets])];
}

async function existing(folders: readonly string[]): Promise<string[]> {
  const are = await Promise.all(folders.map((path) => Deno.stat(path).then((s) => s.isDirectory, () => false)));
  return folders.filter((_, i) => are[i]);
}
