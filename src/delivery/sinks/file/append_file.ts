import { parseFields } from "../http/json_answer.ts";

/** A file to which whole lines are appended. Its methods throw the runtime's errors. */
export class AppendFile implements Disposable {
  readonly #file: OpenFile;
  readonly #info: Deno.FileInfo;
  /** When it was started, in epoch milliseconds: the `time` of its first line, or its creation. Null: it is empty. */
  readonly startedAt: number | null;
  /** Whether a crash truncated the last line. Then the next line needs a line end before it. */
  #isTruncated: boolean;

  private constructor(file: OpenFile, info: Deno.FileInfo, startedAt: number | null, isTruncated: boolean) {
    this.#file = file;
    this.#info = info;
    this.startedAt = startedAt;
    this.#isTruncated = isTruncated;
  }

  static async open(path: string, open: OpenForAppending): Promise<AppendFile> {
    const file = await open(path);
    try {
      const info = await file.stat();
      if (info.size === 0) return new AppendFile(file, info, null, false);
      const startedAt = await readFirstTime(file) ?? info.birthtime?.getTime() ?? info.mtime?.getTime() ?? Date.now();
      return new AppendFile(file, info, startedAt, await readLastByte(file, info.size) !== NEWLINE);
    } catch (error) {
      file.close();
      throw error;
    }
  }

  /** Returns whether this file is the one with the given information, and not one that replaced it. */
  is({ dev, ino }: Deno.FileInfo): boolean {
    // Windows has no inodes, and does not allow an open file to be moved
    return ino === null || this.#info.ino === null || (ino === this.#info.ino && dev === this.#info.dev);
  }

  /** Appends a line. If that fails, it truncates the file to its previous size. */
  async append(line: string): Promise<void> {
    const { size } = await this.#file.stat();
    const bytes = new TextEncoder().encode((this.#isTruncated && size > 0 ? "\n" : "") + line);
    try {
      for (let done = 0; done < bytes.length;) done += await this.#file.write(bytes.subarray(done));
      this.#isTruncated = false;
    } catch (error) {
      const cut = await this.#file.truncate(size).then(() => true, () => false);
      this.#isTruncated ||= !cut;
      throw error;
    }
  }

  [Symbol.dispose](): void {
    this.#file.close();
  }
}

const NEWLINE = 10;
/** More than the line of a signal. */
const FIRST_LINE_BYTES = 64 << 10;

/** The part of `Deno.FsFile` that it uses. */
export type OpenFile = Pick<Deno.FsFile, "read" | "seek" | "write" | "truncate" | "stat" | "close">;

/** Opens a file for reading and appending. Creates it if it does not exist. */
export type OpenForAppending = (path: string) => Promise<OpenFile>;

/** Opens a file of the file system, as {@linkcode OpenForAppending}. Only its owner can read a file that it creates. */
export function openForAppending(path: string): Promise<OpenFile> {
  return Deno.open(path, { read: true, append: true, create: true, mode: 0o600 });
}

async function readFirstTime(file: OpenFile): Promise<number | null> {
  const buffer = new Uint8Array(FIRST_LINE_BYTES);
  await file.seek(0, Deno.SeekMode.Start);
  const count = await file.read(buffer) ?? 0;
  const [line = ""] = new TextDecoder().decode(buffer.subarray(0, count)).split("\n", 1);
  const { time } = parseFields(line);
  const at = typeof time === "string" ? Date.parse(time) : NaN;
  return Number.isNaN(at) ? null : at;
}

async function readLastByte(file: OpenFile, size: number): Promise<number | undefined> {
  const buffer = new Uint8Array(1);
  await file.seek(size - 1, Deno.SeekMode.Start);
  await file.read(buffer);
  return buffer[0];
}
