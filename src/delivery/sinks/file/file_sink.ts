import { dirname } from "node:path";
import type { SinkConfigOf } from "../../../config/schema.ts";
import { makeFolder } from "../../../platform/files.ts";
import type { Signal } from "../../../signal.ts";
import { formatSignalJson } from "../../format_signal.ts";
import { AppendFile, type OpenForAppending, openForAppending } from "./append_file.ts";
import { describeFileError } from "./file_error.ts";
import { rotate } from "./rotate.ts";
import type { Attempt, Preview, SendOutcome, Sink, SinkCheck } from "../sink.ts";

type FileConfig = SinkConfigOf<"file">;

/**
 * A sink that appends each signal to a file, as a line of JSON.
 *
 * When the file is large or old enough, it becomes number 1 (`signals.1.ndjson`), and a new file is started. A file that
 * another program moved or removed is created again.
 */
export class FileSink implements Sink {
  readonly name: string;
  /** Lines are written one after another. */
  readonly concurrency = 1;
  readonly #config: FileConfig;
  readonly #now: () => number;
  readonly #open: OpenForAppending;
  #file: AppendFile | null = null;
  /** When its first line was written. */
  #startedAt = 0;

  constructor(config: FileConfig, { now = Date.now, open = openForAppending }: FileSinkOptions = {}) {
    this.name = config.name;
    this.#config = config;
    this.#now = now;
    this.#open = open;
  }

  async send(signal: Signal, { abort }: Pick<Attempt, "abort">): Promise<SendOutcome> {
    const { path } = this.#config;
    if (abort.aborted) return { type: "failed", scope: "sink", reason: `aborted before ${path} was written` };
    try {
      await this.#append(formatSignalJson(signal));
      return { type: "delivered", result: null };
    } catch (error) {
      this.#close();
      return { type: "failed", scope: "sink", reason: describeFileError(path, error) };
    }
  }

  preview(signal: Signal): Preview {
    return { to: this.#config.path, content: signal };
  }

  async check(): Promise<SinkCheck> {
    const { path } = this.#config;
    try {
      const before = await statRegularFile(path);
      await makeFolder(dirname(path));
      (await this.#open(path)).close();
      if (before === null) await Deno.remove(path);
      return { ok: true, text: `${path} is writable` };
    } catch (error) {
      return { ok: false, text: describeFileError(path, error) };
    }
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.#close();
    return Promise.resolve();
  }

  async #append(line: string): Promise<void> {
    const { path, max_file_size, max_file_age, keep_files } = this.#config;
    const found = await statRegularFile(path);
    if (this.#file !== null && (found === null || !this.#file.is(found))) this.#close();
    let file = this.#file ?? await this.#openFile();
    const size = found?.size ?? 0;
    if (size === 0) this.#startedAt = this.#now(); // it is new, or another program has emptied it
    const bytes = new TextEncoder().encode(line).length;
    const isOld = this.#now() - this.#startedAt >= max_file_age * 1000;
    if (size > 0 && (isOld || size + bytes > max_file_size * BYTES_IN_MEGABYTE)) {
      this.#close();
      await rotate(path, keep_files);
      file = await this.#openFile();
    }
    await file.append(line);
  }

  async #openFile(): Promise<AppendFile> {
    const { path } = this.#config;
    await makeFolder(dirname(path));
    this.#file = await AppendFile.open(path, this.#open);
    this.#startedAt = this.#file.startedAt ?? this.#now();
    return this.#file;
  }

  #close(): void {
    this.#file?.[Symbol.dispose]();
    this.#file = null;
  }
}

/** Options of {@linkcode FileSink}, for tests. */
export interface FileSinkOptions {
  /** Epoch milliseconds. */
  readonly now?: () => number;
  readonly open?: OpenForAppending;
}

/** Returns the file's information, or null if it does not exist. A pipe or a device would block, so it is an error. */
async function statRegularFile(path: string): Promise<Deno.FileInfo | null> {
  try {
    const info = await Deno.stat(path);
    if (!info.isFile) throw new Error(info.isDirectory ? "it is a folder" : "it is not a regular file");
    return info;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

const BYTES_IN_MEGABYTE = 1_000_000;
