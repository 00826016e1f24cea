/**
 * Drops repeated lines of the log.
 *
 * A producer may send a thousand wrong messages a second, each wrong in its own way. So the limit counts equal texts of a
 * source, and also different ones. Memory grows only with the number of sources.
 *
 * @example
 * ```ts
 * import { RateLimiter } from "./rate_limit.ts";
 * const limiter = new RateLimiter({ everyMs: 60_000 });
 * limiter.check("default", "no JSON", 0);
 * limiter.check("default", "no JSON", 1000);
 * const later = limiter.check("default", "no JSON", 60_000);
 * if (!later.passes || later.dropped !== 1) throw new Error("should pass");
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

  /** Decides whether a line of a source passes. @param now the time in milliseconds */
  check(sourceName: string, text: string, now: number): Passage {
    let source = this.#sources.get(sourceName);
    if (source === undefined) this.#sources.set(sourceName, source = { passed: new Map(), dropped: 0 });
    const { passed } = source;
    for (const [old, at] of passed) {
      // a clock that was set back must not silence the log until it has caught up
      if (at <= now && now - at < this.#everyMs) break;
      passed.delete(old);
    }
    if (passed.has(text) || passed.size >= this.#maxTexts) {
      source.dropped++;
      return { passes: false };
    }
    passed.set(text, now);
    const { dropped } = source;
    source.dropped = 0;
    return { passes: true, dropped };
  }

  /** Forgets what has passed of some sources, so that everything of them passes again. */
  forget(isMeant: (sourceName: string) => boolean): void {
    for (const name of this.#sources.keys()) if (isMeant(name)) this.#sources.delete(name);
  }
}

/** Options of {@linkcode RateLimiter}. */
export interface RateLimit {
  /** The time in which the same text of one source passes once, in milliseconds. Default: a minute. */
  readonly everyMs?: number;
  /** How many different texts of one source pass in that time. Default: 20. */
  readonly maxTexts?: number;
}

/** Whether a line passes, and how many lines of its source were dropped since the last one that did. */
export type Passage = { readonly passes: true; readonly dropped: number } | { readonly passes: false };

interface Source {
  /** When each text passed last, the oldest first. */
  readonly passed: Map<string, number>;
  dropped: number;
}
