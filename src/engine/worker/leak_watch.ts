/**
 * Finds the strategy that keeps more and more memory. It measures some evaluations, and adds up by how much the memory grew
 * under each strategy. Garbage counts until V8 collects it, so a sum means something only once much memory is in use.
 */
export class LeakWatch {
  readonly #usedBytes: () => number;
  readonly #heldBytes: () => number;
  readonly #grown = new Map<string, number>();
  #evaluations = 0;
  #measuring: string | null = null;
  #before = 0;
  #isReported = false;

  /**
   * @param usedBytes returns the bytes that the thread uses
   * @param heldBytes returns the bytes of those that the stored dataframes take
   */
  constructor(usedBytes: () => number, heldBytes: () => number) {
    this.#usedBytes = usedBytes;
    this.#heldBytes = heldBytes;
  }

  /** Notes that an evaluation begins. */
  begin(strategy: string): void {
    this.#measuring = null;
    if (this.#evaluations++ % EVERY !== 0) return;
    this.#measuring = strategy;
    this.#before = this.#usedBytes();
  }

  /** Notes that it has ended. Returns the strategy that leaks, once. */
  end(): Leak | null {
    const strategy = this.#measuring;
    if (strategy === null || this.#isReported) return null;
    this.#measuring = null;
    const after = this.#usedBytes();
    const own = after - this.#heldBytes();
    if (own < HARMLESS_BYTES) {
      this.#grown.clear();
      return null;
    }
    this.#grown.set(strategy, (this.#grown.get(strategy) ?? 0) + after - this.#before);
    if (own < LEAK_BYTES) return null;
    const [worst] = [...this.#grown].sort(([, a], [, b]) => b - a);
    if (worst === undefined) return null;
    this.#isReported = true;
    return { strategy: worst[0], usedMb: Math.round(own / 2 ** 20) };
  }
}

/** A strategy that keeps more and more memory. */
export interface Leak {
  readonly strategy: string;
  /** What the strategies' thread uses beside the stored dataframes. */
  readonly usedMb: number;
}

/** A prime number: strategies that run in turn are measured equally often. */
const EVERY = 7;
/** Below this, V8 may just not have collected the garbage. */
const HARMLESS_BYTES = 200 * 2 ** 20;
/** V8 ends the program when the objects of one thread take 1 GB. */
const LEAK_BYTES = 450 * 2 ** 20;
