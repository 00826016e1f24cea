/** Buffers that return from the worker and are used again. Fresh memory costs the operating system more than the copy into it. */
export class BufferPool {
  readonly #free: ArrayBuffer[] = [];
  #freeBytes = 0;

  /** Returns a buffer with room for this many bytes or more. Its content is arbitrary. */
  take(bytes: number): ArrayBuffer {
    let best = -1;
    for (let i = 0; i < this.#free.length; i++) {
      const length = this.#free[i]?.byteLength ?? 0;
      if (length >= bytes && (best < 0 || length < (this.#free[best]?.byteLength ?? 0))) best = i;
    }
    const [found] = best < 0 ? [] : this.#free.splice(best, 1);
    if (found === undefined) return new ArrayBuffer(Math.max(1, Math.ceil(bytes / STEP)) * STEP);
    this.#freeBytes -= found.byteLength;
    return found;
  }

  /** Keeps a buffer for later, unless there are enough. */
  give(buffer: ArrayBuffer): void {
    if (this.#freeBytes + buffer.byteLength > MAX_FREE_BYTES) return;
    this.#free.push(buffer);
    this.#freeBytes += buffer.byteLength;
  }
}

/** Sizes are multiples of this, so that a buffer fits later messages. It holds a burst of some fifty rows. */
const STEP = 256 << 10;
/** Three whole dataframes with 60 columns. */
const MAX_FREE_BYTES = 4 << 20;
