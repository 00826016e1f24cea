/**
 * Drops repeated lines of the log.
 *
 * A producer may send a thousand wrong messages a second, each wrong in its own way. So the limit counts equal texts of a
 * source, and also different ones. Memory is bounded: of more than 10,000 sources the oldest is forgotten.
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
export class RateLimiter<Kind = string> {
  readonly #everyMs: number;
  readonly #maxTexts: number;
  readonly #sources = new Map<string, Source<Kind>>();
  #nextLookAt = -Infinity;

  constructor({ everyMs = 60_000, maxTexts = 20 }: RateLimit = {}) {
    this.#everyMs = everyMs;
    this.#maxTexts = maxTexts;
  }

  /**
   * Decides whether a line of a source passes.
   *
   * @param now the time in milliseconds
   * @param kind what {@linkcode RateLimiter.takeOverdue} returns. Default: nothing is returned for this line
   */
  check(sourceName: string, text: string, now: number, kind?: Kind): Passage {
    let source = this.#sources.get(sourceName);
    if (source === undefined) source = this.#addSource(sourceName);
    if (kind !== undefined) source.kind = kind;
    const { passed } = source;
    for (const [old, at] of passed) {
      // a clock that was set back must not silence the log until it has caught up
      if (at <= now && now - at < this.#everyMs) break;
      passed.delete(old);
    }
    if (passed.has(text) || passed.size >= this.#maxTexts) {
      if (source.dropped++ === 0) source.droppedSince = now;
      return { passes: false };
    }
    passed.set(text, now);
    const { dropped } = source;
    source.dropped = 0;
    return { passes: true, dropped };
  }

  /**
   * Returns what was dropped a while ago and no line has reported since: a flood may end without another line. It looks once in
   * that while, so it may be called for every event.
   */
  takeOverdue(now: number): readonly Dropped<Kind>[] {
    if (now < this.#nextLookAt && now >= this.#nextLookAt - this.#everyMs) return [];
    this.#nextLookAt = now + this.#everyMs;
    const overdue: Dropped<Kind>[] = [];
    for (const source of this.#sources.values()) {
      const { kind, dropped } = source;
      if (dropped === 0 || kind === undefined || isWithin(now - source.droppedSince, this.#everyMs / 2)) continue;
      overdue.push({ kind, dropped });
      source.dropped = 0;
    }
    return overdue;
  }

  #addSource(name: string): Source<Kind> {
    const [oldest] = this.#sources.keys();
    if (this.#sources.size >= MAX_SOURCES && oldest !== undefined) this.#sources.delete(oldest);
    const source: Source<Kind> = { passed: new Map(), dropped: 0, droppedSince: 0 };
    this.#sources.set(name, source);
    return source;
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

/** How many lines of a kind were dropped. */
export interface Dropped<Kind> {
  readonly kind: Kind;
  readonly dropped: number;
}

interface Source<Kind> {
  /** When each text passed last, the oldest first. */
  readonly passed: Map<string, number>;
  kind?: Kind;
  dropped: number;
  /** When the first of the dropped lines came. */
  droppedSince: number;
}

const MAX_SOURCES = 10_000;

/** Returns whether less than `limit` has passed. False when the clock was set back. */
function isWithin(passed: number, limit: number): boolean {
  return passed >= 0 && passed < limit;
}
