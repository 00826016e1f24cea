import { dirname, relative, resolve } from "node:path";
import { delay } from "../../std/delay.ts";

/** What a strategy is made of. */
const CODE = /\.(?:[cm]?[jt]s|json)$/;
/** Below a watched folder: packages, and what belongs to tools. */
const NOT_OURS = /(?:^|[\\/])(?:node_modules|\.[^\\/]+)[\\/]/;
/** Editors save in several steps: a change is told when nothing has happened for so long. */
const SETTLE_MS = 100;

/** Watches files, and the code in folders and below them, for changes. What is gone is not told: it may be on its way. */
export class FileWatch implements Disposable {
  readonly #watchers = new Map<string, Deno.FsWatcher>();
  readonly #files = new Set<string>();
  /** Time and size of what has been looked at. */
  readonly #stamps = new Map<string, string>();
  readonly #changes = new Set<string>();
  #wake = Promise.withResolvers<void>();

  constructor(files: readonly string[]) {
    this.addFiles(files);
  }

  /** Those that are watched already count once. */
  addFiles(files: readonly string[]): void {
    for (const file of files) {
      const path = resolve(file);
      this.#files.add(path);
      this.#isNew(path);
      this.#watch(dirname(path), false, (changed) => this.#files.has(changed));
    }
  }

  /** Watches the code in a file's folder and below it. */
  addFolderOf(file: string): void {
    const folder = dirname(resolve(file));
    this.#watch(folder, true, (changed) => CODE.test(changed) && !NOT_OURS.test(relative(folder, changed)));
  }

  /** The first file that has changed since the last call; null once `stop` is aborted. */
  async next(stop: AbortSignal): Promise<string | null> {
    const stopped = Promise.withResolvers<void>();
    const onStop = (): void => stopped.resolve();
    stop.addEventListener("abort", onStop, { once: true });
    while (!stop.aborted && this.#changes.size === 0) await Promise.race([this.#wake.promise, stopped.promise]);
    stop.removeEventListener("abort", onStop);
    // the one error that can come is the end of the wait
    for (let seen = -1; seen !== this.#changes.size && !stop.aborted;) {
      seen = this.#changes.size;
      await delay(SETTLE_MS, { signal: stop }).catch(() => undefined);
    }
    const [first = null] = this.#changes;
    this.#changes.clear();
    return stop.aborted ? null : first;
  }

  [Symbol.dispose](): void {
    for (const watcher of this.#watchers.values()) watcher.close();
  }

  #watch(folder: string, recursive: boolean, accepts: (path: string) => boolean): void {
    const id = `${recursive} ${folder}`;
    if (this.#watchers.has(id)) return;
    try {
      const watcher = Deno.watchFs(folder, { recursive });
      this.#watchers.set(id, watcher);
      this.#read(watcher, accepts).catch(reportError);
    } catch (error) {
      // a folder that is not there: whoever reads the file says so
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    }
  }

  async #read(watcher: Deno.FsWatcher, accepts: (path: string) => boolean): Promise<void> {
    for await (const { kind, paths } of watcher) {
      if (kind === "access") continue;
      for (const path of paths) {
        if (!accepts(path) || !this.#isNew(path)) continue;
        this.#changes.add(path);
        this.#wake.resolve();
        this.#wake = Promise.withResolvers<void>();
      }
    }
  }

  #isNew(path: string): boolean {
    try {
      const { mtime, size } = Deno.statSync(path);
      const stamp = `${mtime?.getTime()} ${size}`;
      if (this.#stamps.get(path) === stamp) return false;
      this.#stamps.set(path, stamp);
      return true;
    } catch {
      return false; // gone, for now at least
    }
  }
}
