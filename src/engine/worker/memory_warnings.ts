import type { FrameKey } from "../../events.ts";
import { describeFrame } from "./frame_key.ts";
import { type Holding, MAX_FRAMES } from "./memory_shares.ts";

/** Describes that a producer's dataframes take too much memory: once, and again when an hour has passed. */
export class MemoryWarnings {
  readonly #limit: string;
  readonly #warnedAt = new Map<string, number>();

  /** @param limit bytes of all dataframes together: `consumer.memory_limit` */
  constructor(limit: number) {
    this.#limit = megabytes(limit);
  }

  /**
   * Returns the warning about a dataframe that was not stored or was removed, or null when its producer was warned of.
   *
   * @param now epoch milliseconds
   */
  describe(key: FrameKey, what: "not stored" | "removed", { bytes, frames }: Holding, now: number): string | null {
    const before = this.#warnedAt.get(key.producer);
    if (before !== undefined && now >= before && now - before < AGAIN_AFTER_MS) return null;
    this.#warnedAt.set(key.producer, now);
    const lost = `the dataframe of ${describeFrame(key)} was ${what}, and others may follow`;
    if (frames >= MAX_FRAMES) {
      return `it has sent ${MAX_FRAMES} dataframes, the most that are kept: ${lost}; let it send fewer pairs or timeframes`;
    }
    return `its ${frames} dataframes take ${megabytes(bytes)}, which is its share of consumer.memory_limit ` +
      `(${this.#limit} for all producers): ${lost}; raise consumer.memory_limit, or let it send fewer pairs or columns`;
  }
}

const AGAIN_AFTER_MS = 3_600_000;

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toLocaleString("en", { maximumFractionDigits: 1 })} MB`;
}
