import { delay } from "../std/delay.ts";
import { OutputError } from "./stdout.ts";

/**
 * A queue of text for stdout. Putting text into it never blocks: a reader that has stopped reading must keep the program
 * neither from reading its sockets nor from stopping.
 */
export class OutputQueue {
  readonly #options: OutputQueueOptions;
  #pending: string[] = [];
  /** Characters put into the queue, and those of them that are written. */
  #taken = 0;
  #written = 0;
  #failed = false;
  /** The current writing, which ends when nothing is pending. */
  #writing: Promise<void> | null = null;
  /** Resolves at the next write, or when writing fails. */
  #progress = Promise.withResolvers<void>();

  constructor(options: OutputQueueOptions) {
    this.#options = options;
  }

  /** Puts a text into the queue. After an error it is dropped. */
  put(text: string): void {
    if (this.#failed) return;
    this.#pending.push(text);
    this.#taken += text.length;
    if (this.#taken - this.#written > MAX_PENDING) {
      return this.#fail("its reader has stopped reading, and too much text is pending");
    }
    this.#writing ??= this.#writeAll();
  }

  /** Whether everything is written. */
  get isEmpty(): boolean {
    return this.#writing === null && !this.#failed;
  }

  /**
   * Waits until everything that is in the queue now is written. Text that arrives meanwhile does not count.
   *
   * @returns false when writing fails, or when `until` is aborted before
   */
  async flushed(until: AbortSignal): Promise<boolean> {
    const all = this.#taken;
    const aborted = Promise.withResolvers<void>();
    const abort = (): void => aborted.resolve();
    until.addEventListener("abort", abort, { once: true });
    while (this.#written < all && !this.#failed && !until.aborted) {
      await Promise.race([this.#progress.promise, aborted.promise]);
    }
    until.removeEventListener("abort", abort);
    return this.#written >= all && !this.#failed;
  }

  async #writeAll(): Promise<void> {
    const encoder = new TextEncoder();
    while (this.#pending.length > 0) {
      const bytes = encoder.encode(this.#pending.join(""));
      const end = this.#taken;
      this.#pending = [];
      await this.#write(bytes);
      this.#written = end;
      this.#reportProgress();
    }
    this.#writing = null;
  }

  async #write(bytes: Uint8Array): Promise<void> {
    for (let rest = bytes; rest.length > 0 && !this.#failed;) {
      try {
        rest = rest.subarray(await this.#options.write(rest));
      } catch (error) {
        if (error instanceof Deno.errors.WouldBlock) await delay(FULL_PAUSE_MS);
        else this.#fail(OutputError.reason(error));
      }
    }
  }

  #fail(reason: string): void {
    if (this.#failed) return;
    this.#failed = true;
    this.#pending = [];
    this.#reportProgress();
    this.#options.onError(new OutputError(reason));
  }

  #reportProgress(): void {
    this.#progress.resolve();
    this.#progress = Promise.withResolvers();
  }
}

/** Options and callbacks of {@linkcode OutputQueue}. */
export interface OutputQueueOptions {
  /** Writes some of the bytes and returns how many: `Deno.stdout.write`. */
  readonly write: (bytes: Uint8Array) => Promise<number>;
  /** Called once, when the text can't be written. Nothing is written after that. */
  onError(error: OutputError): void;
}

/** Pending text of a reader that has stopped reading, in characters: enough for tens of thousands of signals. */
const MAX_PENDING = 16 << 20;
/** The pause before a retry when a pipe is full. */
const FULL_PAUSE_MS = 5;
