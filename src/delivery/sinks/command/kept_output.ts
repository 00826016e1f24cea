/** Which part of an output is kept. */
export interface KeptOutputOptions {
  readonly keep: "start" | "end";
  /** Bytes at most. */
  readonly max: number;
}

/** A part of a program's output; all of it is read, so that the program is never held up, and the rest forgotten. */
export class KeptOutput {
  /** Resolves at the end of the output. */
  readonly ended: Promise<void>;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  #kept = new Uint8Array();

  constructor(stream: ReadableStream<Uint8Array>, { keep, max }: KeptOutputOptions) {
    this.#reader = stream.getReader();
    this.ended = this.#read((kept, bytes) => {
      if (keep === "start") return kept.length < max ? joined(kept, bytes.subarray(0, max - kept.length)) : kept;
      return bytes.length >= max ? bytes.slice(-max) : joined(kept, bytes).slice(-max);
    });
  }

  /** The lines of what is kept that are not blank; the first or the last of them may be a part of one. */
  get lines(): readonly string[] {
    return new TextDecoder().decode(this.#kept).split("\n").map((line) => line.trim()).filter((line) => line !== "");
  }

  /** Reads no further. */
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

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}
