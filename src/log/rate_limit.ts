/** Options of {@linkcode RateLimiter}. */
export interface RateLimit {
  /** Milliseconds in which the same text of one source passes once. Default: a minute. */
  readonly everyMs?: number;
  /** How many different texts of one source pass in that time. Default: 20. */
  readonly maxTexts?: number;
}

/** Whether a line passes, and how many of its source were left out since the last one that did. */
export type Passage = { readonly passes: true; readonly leftOut: number } | { readonly passes: false };

interface Source {
  /** When each text passed last, the oldest first. */
  readonly passed: Map<string, number>;
  leftOut: number;
}

/**
 * Lets the same text of one source pass once in a while, and only so many different ones: what a producer sends may
 * be wrong a thousand times a second in a thousand ways. Memory is bounded by the number of sources.
 *
 * @example
 * ```ts
 * import { RateLimiter } from "./rate_limit.ts";
 * const limiter = new RateLimiter({ everyMs: 60_000 });
 * limiter.check("default", "no JSON", 0);
 * limiter.check("default", "no JSON", 1000);
 * const later = limiter.check("default", "no JSON", 60_000);
 * if (!later.passes || later.leftOut !== 1) throw new Error("should pass");
 * ```
 */
export class RateLimiter {
  readonly #everyMs: number;
  readonly #maxTexts: number;
  readonly #sources = new Map<string, Source>();

  constructor({ everyMs = 60_000, maxTexts = 20 }: RateLimit = {}) {
    this.#everyMs = everyMs;
    this.#maxTexts = maxTexts;
  }

  /** @param now the time in milliseconds */
  check(sourceName: string, text: string, now: number): Passage {
    let source = this.#sources.get(sourceName);
    if (source === undefined) this.#sources.set(sourceName, source = { passed: new Map(), leftOut: 0 });
    const { passed } = source;
    for (const [old, at] of passed) {
      // a clock that was set back must not silence the log until it has caught up
      if (at <= now && now - at < this.#everyMs) break;
      passed.delete(old);
    }
    if (passed.has(text) || passed.size >= this.#maxTexts) {
      source.leftOut++;
      return { passes: false };
    }
    passed.set(text, now);
    const { leftOut } = source;
    source.leftOut = 0;
    return { passes: true, leftOut };
  }

  /** Lets everything of these sources through again. */
  forget(isMeant: (sourceName: string) => boolean): void {
    for (const name of this.#sources.keys()) if (isMeant(name)) this.#sources.delete(name);
  }
}
