/**
 * Counts the memory of all dataframes by producer. When it exceeds the limit, the producer that holds the most must lose
 * dataframes. So a producer that holds no more than an equal share of the limit loses nothing.
 *
 * @example
 * ```ts
 * import { MemoryShares } from "./memory_shares.ts";
 * const shares = new MemoryShares(100);
 * shares.change("large", 90, 1);
 * shares.change("small", 20, 1);
 * if (shares.findOverfull("small") !== "large") throw new Error("should be the largest");
 * ```
 */
export class MemoryShares {
  readonly #limit: number;
  readonly #maxFrames: number;
  readonly #holdings = new Map<string, Holding>();
  #bytes = 0;

  /**
   * @param limit bytes of all dataframes together
   * @param maxFrames how many dataframes one producer may have
   */
  constructor(limit: number, maxFrames: number = MAX_FRAMES) {
    this.#limit = limit;
    this.#maxFrames = maxFrames;
  }

  /** The bytes of all dataframes. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Returns what a producer holds. */
  of(producer: string): Readonly<Holding> {
    return this.#holdings.get(producer) ?? NOTHING;
  }

  /** Notes that a dataframe of a producer has come, changed its size, or gone. */
  change(producer: string, bytes: number, frames: number): void {
    let held = this.#holdings.get(producer);
    if (held === undefined) this.#holdings.set(producer, held = { bytes: 0, frames: 0 });
    held.bytes += bytes;
    held.frames += frames;
    this.#bytes += bytes;
  }

  /**
   * Returns the producer that must lose a dataframe, or null while the limits are kept.
   *
   * @param changed the producer that may have one more dataframe than before
   */
  findOverfull(changed: string): string | null {
    if (this.of(changed).frames > this.#maxFrames) return changed;
    if (this.#bytes <= this.#limit) return null;
    let largest: string | null = null;
    for (const [producer, { bytes }] of this.#holdings) {
      if (largest === null || bytes > this.of(largest).bytes) largest = producer;
    }
    return largest;
  }

  /** Reports whether a producer may have another dataframe, which would not have to go at once. */
  hasRoom(producer: string, bytes: number): boolean {
    const held = this.of(producer);
    if (held.frames >= this.#maxFrames) return false;
    if (this.#bytes + bytes <= this.#limit) return true;
    return this.#holdings.values().some((other) => other.bytes > held.bytes + bytes);
  }
}

/** What one producer holds. */
export interface Holding {
  bytes: number;
  frames: number;
}

/** How many dataframes one producer may have. A thousand pairs with three informative timeframes have 4,000. */
export const MAX_FRAMES = 10_000;
const NOTHING: Holding = { bytes: 0, frames: 0 };
