import { compressMember } from "./gzip.ts";
import { formatRecordingLine, type RecordedMessage } from "./recording.ts";

/**
 * A writer of recordings. It starts another file when one is full: `out.ndjson`, `out.1.ndjson`, `out.2.ndjson` and so on.
 *
 * It writes an uncompressed message at once. It compresses messages in groups, and each group can be read by itself.
 */
export class RecordingWriter implements Disposable {
  readonly #options: RecordingWriterOptions;
  readonly #paths: string[] = [];
  #file: RecordingFile;
  #written = 0;
  #buffered: string[] = [];
  #characters = 0;

  constructor(options: RecordingWriterOptions) {
    this.#options = options;
    this.#file = this.#open(options.path);
  }

  /** The paths of all files so far. The last one is the current file. */
  get paths(): readonly string[] {
    return this.#paths;
  }

  /** Writes or buffers a message. Throws the error of the file. */
  write(message: RecordedMessage): void {
    const line = formatRecordingLine(message);
    if (!this.#options.gzip) return this.#append(new TextEncoder().encode(line));
    this.#buffered.push(line);
    this.#characters += line.length;
    if (this.#characters >= MEMBER_LENGTH) this.flush();
  }

  /** Writes the buffered messages. */
  flush(): void {
    if (this.#buffered.length === 0) return;
    const text = this.#buffered.join("");
    this.#buffered = [];
    this.#characters = 0;
    this.#append(compressMember(text));
  }

  /** Closes the file. It does not write the buffered messages. */
  [Symbol.dispose](): void {
    this.#file.close();
  }

  #append(bytes: Uint8Array): void {
    const { maxBytes, path } = this.#options;
    if (maxBytes !== null && this.#written > 0 && this.#written + bytes.length > maxBytes) {
      const next = this.#open(recordingPartPath(path, this.#paths.length));
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

/** How many characters to buffer before they are compressed to a member. */
const MEMBER_LENGTH = 1 << 20;

/** The part of `Deno.FsFile` that the writer uses. */
export interface RecordingFile {
  writeSync(bytes: Uint8Array): number;
  close(): void;
}

/** Options of {@linkcode RecordingWriter}. */
export interface RecordingWriterOptions {
  readonly path: string;
  /** The limit for a file, which only a single larger message exceeds. Null: no limit. */
  readonly maxBytes: number | null;
  readonly gzip: boolean;
  /** Creates a file. */
  readonly create: (path: string) => RecordingFile;
}

/**
 * Returns the path of a further file of a recording, by its number from 1.
 *
 * @example
 * ```ts
 * import { recordingPartPath } from "./recording_writer.ts";
 * if (recordingPartPath("a.b/out.ndjson.gz", 2) !== "a.b/out.2.ndjson.gz") throw new Error(recordingPartPath("a.b/out.ndjson.gz", 2));
 * ```
 */
export function recordingPartPath(path: string, part: number): string {
  const ending = /(?:\.[^./\\]+)?(?:\.gz)?$/.exec(path)?.[0] ?? "";
  return `${path.slice(0, path.length - ending.length)}.${part}${ending}`;
}
