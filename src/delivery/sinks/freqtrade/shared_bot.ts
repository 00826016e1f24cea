/**
 * The state that all sinks of one bot share: whose turn it is, and which orders have an unknown outcome.
 */
export class SharedBot implements Disposable {
  static readonly #bots = new Map<string, SharedBot>();
  /** The address of the bot. */
  readonly url: string;
  #users = 0;
  /** Resolves when the last waiting sink has had its turn. */
  #last: Promise<void> = Promise.resolve();
  /** By pair: the signal whose order may still be on its way, and until when, in epoch milliseconds. */
  readonly #doubts = new Map<string, { readonly signal: string; readonly until: number }>();

  private constructor(url: string) {
    this.url = url;
  }

  /** Returns the shared state for a bot. Each caller must dispose of it once. */
  static at(url: string): SharedBot {
    const bot = this.#bots.get(url) ?? new SharedBot(url);
    this.#bots.set(url, bot);
    bot.#users++;
    return bot;
  }

  /** Waits for a turn, which lasts until the result is disposed of. Returns null when it is aborted first. */
  async turn(abort: AbortSignal): Promise<Disposable | null> {
    const before = this.#last;
    const done = Promise.withResolvers<void>();
    this.#last = before.then(() => done.promise);
    const aborted = Promise.withResolvers<void>();
    const onAbort = (): void => aborted.resolve();
    abort.addEventListener("abort", onAbort, { once: true });
    if (abort.aborted) onAbort();
    await Promise.race([before, aborted.promise]);
    abort.removeEventListener("abort", onAbort);
    if (!abort.aborted) return { [Symbol.dispose]: done.resolve };
    done.resolve();
    return null;
  }

  /** Notes that an order of a signal may be on its way. */
  doubt(pair: string, signal: string, until: number): void {
    this.#doubts.set(pair, { signal, until });
  }

  /** Notes that the outcome of a signal's order is known. */
  settle(pair: string, signal: string): void {
    if (this.#doubts.get(pair)?.signal === signal) this.#doubts.delete(pair);
  }

  /** Returns how long an order of another signal may still be on its way, in milliseconds, or 0. */
  doubtfulFor(pair: string, signal: string, now: number): number {
    const doubt = this.#doubts.get(pair);
    if (doubt === undefined || doubt.signal === signal) return 0;
    if (doubt.until <= now) this.#doubts.delete(pair);
    return Math.max(0, doubt.until - now);
  }

  [Symbol.dispose](): void {
    if (--this.#users === 0) SharedBot.#bots.delete(this.url);
  }
}
