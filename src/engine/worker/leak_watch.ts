/**
 * Finds the strategy that keeps more and more memory. Once much memory is in use, it measures every evaluation, and adds up
 * by how much the memory grew under each strategy. Garbage counts until V8 collects it.
 */
export class LeakWatch {
  readonly #usedBytes: () => number;
  readonly #heldBytes: () => number;
  readonly #grown = new Map<string, number>();
  #evaluations = 0;
  /** What was in use when measuring began. Null: little is in use. */
  #alertBytes: number | null = null;
  #strategy = "";
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
    if (this.#alertBytes === null && this.#evaluations++ % EVERY !== 0) return;
    this.#before = this.#usedBytes();
    this.#strategy = strategy;
    const own = this.#before - this.#heldBytes();
    if (own < HARMLESS_BYTES) this.#alertBytes = null;
    else if (this.#alertBytes === null) {
      this.#alertBytes = own;
      this.#grown.clear();
    }
  }

  /** Notes that it has ended. Returns the strategy that leaks, once. */
  end(): Leak | null {
    if (this.#alertBytes === null || this.#isReported) return null;
    const after = this.#usedBytes();
    this.#grown.set(this.#strategy, (this.#grown.get(this.#strategy) ?? 0) + after - this.#before);
    const own = after - this.#heldBytes();
    if (own < LEAK_BYTES) return null;
    this.#isReported = true;
    const [worst] = [...this.#grown].sort(([, a], [, b]) => b - a);
    const isGuilty = worst !== undefined && worst[1] > 0 && worst[1] >= (own - this.#alertBytes) / 2;
    return { strategy: isGuilty ? worst[0] : null, usedMb: Math.round(own / 2 ** 20) };
  }
}

/** A strategy that keeps more and more memory. */
export interface Leak {
  /** Null: no strategy explains most of it. */
  readonly strategy: string | null;
  /** What the strategies' thread uses beside the stored dataframes. */
  readonly usedMb: number;
}

/** While little memory is in use, one of so many evaluations is measured. */
const EVERY = 4;
/** Below this, V8 may just not have collected the garbage. */
const HARMLESS_BYTES = 200 * 2 ** 20;
/** V8 ends the program when the objects of one thread take 1 GB. */
const LEAK_BYTES = 450 * 2 ** 20;
