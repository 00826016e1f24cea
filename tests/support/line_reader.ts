/** The lines of a process's output as they come: kept for later, and awaited by what they must be. */
export class LineReader {
  readonly lines: string[] = [];
  readonly done: Promise<void>;
  #ended = false;
  #wake = Promise.withResolvers<void>();

  constructor(stream: ReadableStream<Uint8Array>, onLine: (line: string) => void = () => {}) {
    this.done = this.#read(stream, onLine);
  }

  get text(): string {
    return this.lines.join("\n");
  }

  /**
   * The place in `lines` of the first line, from `from` on, that `wanted` takes.
   *
   * @throws {Error} the output ended, or `ms` milliseconds passed, without one
   */
  async find(wanted: (line: string) => boolean, ms: number, from = 0): Promise<number> {
    const late = Promise.withResolvers<"late">();
    const timer = setTimeout(() => late.resolve("late"), ms);
    try {
      for (let at = from;; at++) {
        while (at >= this.lines.length) {
          if (this.#ended) throw new Error(`the output ended without the line that was waited for:\n${this.text}`);
          if (await Promise.race([this.#wake.promise, late.promise]) === "late") {
            throw new Error(`no such line within ${ms} ms; the last ones are:\n${this.lines.slice(-50).join("\n")}`);
          }
        }
        const line = this.lines[at];
        if (line !== undefined && wanted(line)) return at;
      }
    } finally {
      clearTimeout(timer);
    }
  }

  async #read(stream: ReadableStream<Uint8Array>, onLine: (line: string) => void): Promise<void> {
    let rest = "";
    for await (const text of stream.pipeThrough(new TextDecoderStream())) {
      const parts = (rest + text).split("\n");
      rest = parts.pop() ?? "";
      this.lines.push(...parts);
      parts.forEach((line) => onLine(line));
      this.#notify();
    }
    if (rest !== "") this.lines.push(rest);
    this.#ended = true;
    this.#notify();
  }

  #notify(): void {
    this.#wake.resolve();
    this.#wake = Promise.withResolvers<void>();
  }
}
