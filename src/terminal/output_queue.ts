import { delay } from "../std/delay.ts";
import { OutputError } from "./stdout.ts";

/** The text that may wait for a reader that has stopped reading, in characters: tens of thousands of signals. */
const MOST_WAITING = 16 << 20;
/** How long a pipe that takes nothing now is left alone. */
const FULL_PAUSE_MS = 5;

/** Where the text goes, and whom to tell. */
export interface OutputQueueOptions {
  /** Writes some of the bytes and says how many: `Deno.stdout.write`. */
  readonly write: (bytes: Uint8Array) => Promise<number>;
  /** Called once, when the text can't be written: nothing is written from then on. */
  onError(error: OutputError): void;
}

/**
 * Text on its way to stdout, in its order. Taking it never blocks: a reader that stands still must not keep the program
 * from draining its sockets, nor from being stopped.
 */
export class OutputQueue {
  readonly #options: OutputQueueOptions;
  #waiting: string[] = [];
  /** Characters taken, and those of them that are written. */
  #taken = 0;
  #written = 0;
  #failed = false;
  /** The writing under way, which ends when nothing waits any more. */
  #writing: Promise<void> | null = null;
  /** Resolves when some more is written, or never will be. */
  #progress = Promise.withResolvers<void>();

  constructor(options: OutputQueueOptions) {
    this.#options = options;
  }

  /** Takes a text; what comes after an error is dropped. */
  put(text: string): void {
    if (this.#failed) return;
    this.#waiting.push(text);
    this.#taken += text.length;
    if (this.#taken - this.#written > MOST_WAITING) {
      return this.#fail("its reader has stopped reading, and too much is waiting");
    }
    this.#writing ??= this.#writeAll();
  }

  /** Whether all is written. */
  get isEmpty(): boolean {
    return this.#writing === null && !this.#failed;
  }

  /**
   * Resolves with true when all is written that was taken until now, whatever comes meanwhile; with false when it can't
   * be, or when `until` is aborted before.
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
    while (this.#waiting.length > 0) {
      const bytes = encoder.encode(this.#waiting.join(""));
      const end = this.#taken;
      this.#waiting = [];
      await this.#write(bytes);
      this.#written = end;
      this.#tellProgress();
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

  #fail(why: string): void {
    if (this.#failed) return;
    this.#failed = true;
    this.#waiting = [];
    this.#tellProgress();
    this.#options.onError(new OutputError(why));
  }

  #tellProgress(): void {
    this.#progress.resolve();
    this.#progress = Promise.withResolvers();
  }
}
