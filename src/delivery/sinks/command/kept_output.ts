/** The start or the end of a program's output. It reads all of it, so that the program never blocks, and drops the rest. */
export class KeptOutput {
  /** Resolves at the end of the output. */
  readonly ended: Promise<void>;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  #kept = new Uint8Array();

  constructor(stream: ReadableStream<Uint8Array>, { keep, max }: KeptOutputOptions) {
    this.#reader = stream.getReader();
    this.ended = this.#read((kept, bytes) => {
      if (keep === "start") return kept.length < max ? concatenate(kept, bytes.subarray(0, max - kept.length)) : kept;
      return bytes.length >= max ? bytes.slice(-max) : concatenate(kept, bytes).slice(-max);
    });
  }

  /** The kept lines that are not blank. The first or the last of them may be cut. */
  get lines(): readonly string[] {
    return new TextDecoder().decode(this.#kept).split("\n").map((line) => line.trim()).filter((line) => line !== "");
  }

  /** Stops reading. */
  async cancel(): Promise<void> {
    await this.#reader.cancel();
    await this.ended;
  }

  async #read(next: (kept: Uint8Array<ArrayBuffer>, bytes: Uint8Array) => Uint8Array<ArrayBuffer>): Promise<void> {
    for (;;) {
      const { done, value } = await this.#reader.read();
      if (done) return;
      this.#kept = next(this.#kept, value);
    }
  }
}

function concatenate(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}

/** Options of {@linkcode KeptOutput}. */
export interface KeptOutputOptions {
  readonly keep: "start" | "end";
  /** How many bytes to keep. */
  readonly max: number;
}
