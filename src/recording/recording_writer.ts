import { compressMember } from "./gzip.ts";
import { formatRecordingLine, type RecordedMessage } from "./recording.ts";

/** Compressed text waits for so many characters, or for the next {@linkcode RecordingWriter.flush}. */
const MEMBER_CHARACTERS = 1 << 20;

/** A file that takes bytes: `Deno.FsFile`. */
export interface RecordingFile {
  writeSync(bytes: Uint8Array): number;
  close(): void;
}

/** Where and how a recording is written. */
export interface RecordingWriterOptions {
  readonly path: string;
  /** A file gets no larger, unless one message is; null: no bound. */
  readonly maxBytes: number | null;
  readonly gzip: boolean;
  /** Makes a file. */
  readonly create: (path: string) => RecordingFile;
}

/**
 * Writes messages to a file, and to another one when that is full: `out.ndjson`, `out.1.ndjson`, `out.2.ndjson`, ...
 * What is not compressed is written at once, the rest in parts that can be read each for itself.
 */
export class RecordingWriter implements Disposable {
  readonly #options: RecordingWriterOptions;
  readonly #paths: string[] = [];
  #file: RecordingFile;
  #written = 0;
  #waiting: string[] = [];
  #characters = 0;

  constructor(options: RecordingWriterOptions) {
    this.#options = options;
    this.#file = this.#open(options.path);
  }

  /** The files made so far, the one that is written to last. */
  get paths(): readonly string[] {
    return this.#paths;
  }

  /** Takes a message. Throws what the file throws. */
  write(message: RecordedMessage): void {
    const line = formatRecordingLine(message);
    if (!this.#options.gzip) return this.#append(new TextEncoder().encode(line));
    this.#waiting.push(line);
    this.#characters += line.length;
    if (this.#characters >= MEMBER_CHARACTERS) this.flush();
  }

  /** Writes what waits. */
  flush(): void {
    if (this.#waiting.length === 0) return;
    const text = this.#waiting.join("");
    this.#waiting = [];
    this.#characters = 0;
    this.#append(compressMember(text));
  }

  /** Closes the file; what waits is not written. */
  [Symbol.dispose](): void {
    this.#file.close();
  }

  #append(bytes: Uint8Array): void {
    const { maxBytes, path } = this.#options;
    if (maxBytes !== null && this.#written > 0 && this.#written + bytes.length > maxBytes) {
      const next = this.#open(partPath(path, this.#paths.length));
      this.#file.close();
      this.#file = next;
      this.#written = 0;
    }
    for (let done = 0; done < bytes.length;) done += this.#file.writeSync(bytes.subarray(done));
    this.#written += bytes.length;
  }

  #open(path: string): RecordingFile {
    const file = this.#options.create(path);
    this.#paths.push(path);
    return file;
  }
}

/**
 * The name of a recording's file number `part`, from 1.
 *
 * @example
 * ```ts
 * import { partPath } from "./recording_writer.ts";
 * if (partPath("a.b/out.ndjson.gz", 2) !== "a.b/out.2.ndjson.gz") throw new Error(partPath("a.b/out.ndjson.gz", 2));
 * ```
 */
export function partPath(path: string, part: number): string {
  const ending = /(?:\.[^./\\]+)?(?:\.gz)?$/.exec(path)?.[0] ?? "";
  return `${path.slice(0, path.length - ending.length)}.${part}${ending}`;
}
