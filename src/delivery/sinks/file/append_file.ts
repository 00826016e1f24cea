import { parseFields } from "../http/json_answer.ts";

const NEWLINE = 10;
/** A signal's line is much shorter. */
const FIRST_LINE_BYTES = 64 << 10;

/** What is done with an open file: `Deno.FsFile`. */
export type OpenFile = Pick<Deno.FsFile, "read" | "seek" | "write" | "truncate" | "stat" | "close">;

/** Opens a file for reading and appending, and makes it where there is none. */
export type OpenForAppending = (path: string) => Promise<OpenFile>;

/** As {@linkcode OpenForAppending}, in the file system. */
export function openForAppending(path: string): Promise<OpenFile> {
  return Deno.open(path, { read: true, append: true, create: true });
}

/** A file of lines that are appended, each whole or not at all. What goes wrong is thrown as it comes. */
export class AppendFile implements Disposable {
  readonly #file: OpenFile;
  readonly #info: Deno.FileInfo;
  /** When it was begun: its first line's `time`, else its birth. Epoch milliseconds; null: it is empty. */
  readonly begunAt: number | null;
  /** Whether its last line was broken off, by a crash: the next one needs a line end before it. */
  #broken: boolean;

  private constructor(file: OpenFile, info: Deno.FileInfo, begunAt: number | null, broken: boolean) {
    this.#file = file;
    this.#info = info;
    this.begunAt = begunAt;
    this.#broken = broken;
  }

  static async open(path: string, open: OpenForAppending): Promise<AppendFile> {
    const file = await open(path);
    try {
      const info = await file.stat();
      if (info.size === 0) return new AppendFile(file, info, null, false);
      const begunAt = await firstTime(file) ?? info.birthtime?.getTime() ?? info.mtime?.getTime() ?? Date.now();
      return new AppendFile(file, info, begunAt, await lastByte(file, info.size) !== NEWLINE);
    } catch (error) {
      file.close();
      throw error;
    }
  }

  /** Whether this is the file that was found at its path just now, and not another one in its place. */
  is({ dev, ino }: Deno.FileInfo): boolean {
    // Windows has no such number, and lets nobody move an open file
    return ino === null || this.#info.ino === null || (ino === this.#info.ino && dev === this.#info.dev);
  }

  /** Writes a line; when that fails the file is as it was. */
  async append(line: string): Promise<void> {
    const { size } = await this.#file.stat();
    const bytes = new TextEncoder().encode((this.#broken && size > 0 ? "\n" : "") + line);
    try {
      for (let done = 0; done < bytes.length;) done += await this.#file.write(bytes.subarray(done));
      this.#broken = false;
    } catch (error) {
      const cut = await this.#file.truncate(size).then(() => true, () => false);
      this.#broken ||= !cut;
      throw error;
    }
  }

  [Symbol.dispose](): void {
    this.#file.close();
  }
}

async function firstTime(file: OpenFile): Promise<number | null> {
  const buffer = new Uint8Array(FIRST_LINE_BYTES);
  await file.seek(0, Deno.SeekMode.Start);
  const count = await file.read(buffer) ?? 0;
  const [line = ""] = new TextDecoder().decode(buffer.subarray(0, count)).split("\n", 1);
  const { time } = parseFields(line);
  const at = typeof time === "string" ? Date.parse(time) : NaN;
  return Number.isNaN(at) ? null : at;
}

async function lastByte(file: OpenFile, size: number): Promise<number | undefined> {
  const buffer = new Uint8Array(1);
  await file.seek(size - 1, Deno.SeekMode.Start);
  await file.read(buffer);
  return buffer[0];
}
