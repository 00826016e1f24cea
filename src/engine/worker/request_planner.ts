/** How long an answer may take before the request counts as lost. */
export const ANSWER_TIMEOUT_MS = 30_000;
/** The answers to the request at a link's opening come in one stream; this long without one and the stream is over. */
export const OPENING_QUIET_MS = 2_000;
/** The first pause after a request that was answered by nothing of use; it doubles up to {@linkcode LONGEST_PAUSE_MS}. */
export const FIRST_PAUSE_MS = 5_000;
/** The longest pause between two requests for one pair. */
export const LONGEST_PAUSE_MS = 300_000;

interface Asked {
  readonly limit: number;
  readonly at: number;
}

/** The request that a link makes for every pair when it opens, while its answers are coming in. */
interface Opening {
  /** When the link opened or the last of its answers came. */
  quietSince: number;
  /** The pairs that have had their answer, if only an empty one. */
  readonly answered: Set<string>;
}

interface PairState {
  inFlight: Asked | null;
  /** Requests in a row that brought nothing of use. */
  failures: number;
  retryAt: number;
}

/**
 * Decides when candles are asked for: one request in flight for each producer and pair, and a growing pause while the
 * answers are of no use. All times are epoch milliseconds that the caller passes in.
 */
export class RequestPlanner {
  readonly #initialLimit: number;
  readonly #pairs = new Map<string, PairState>();
  readonly #openings = new Map<string, Opening>();

  /** @param initialLimit how many candles a link asks for when it opens: `initial_candle_limit` */
  constructor(initialLimit: number) {
    this.#initialLimit = initialLimit;
  }

  /** A link has opened and has asked for every pair. Whatever was in flight is lost with the old connection. */
  linkOpened(producer: string, now: number): void {
    this.linkClosed(producer);
    this.#openings.set(producer, { quietSince: now, answered: new Set() });
  }

  /** The link is gone, and with it every answer that was on its way. */
  linkClosed(producer: string): void {
    this.#openings.delete(producer);
    for (const id of [...this.#pairs.keys()]) if (id.startsWith(`${producer}\u0000`)) this.#pairs.delete(id);
  }

  /** Whether `limit` candles of this pair may be asked for now; when true, the request counts as sent. */
  ask(producer: string, pair: string, limit: number, now: number): boolean {
    const opening = this.#openings.get(producer);
    if (opening !== undefined && !opening.answered.has(pair)) {
      if (isWithin(now - opening.quietSince, OPENING_QUIET_MS)) return false;
      this.#openings.delete(producer);
    }
    const state = this.#state(producer, pair);
    if (state.inFlight !== null) {
      if (isWithin(now - state.inFlight.at, ANSWER_TIMEOUT_MS)) return false;
      this.#failed(state, now);
    }
    if (isWithin(state.retryAt - now, LONGEST_PAUSE_MS + 1) && now < state.retryAt) return false;
    state.inFlight = { limit, at: now };
    return true;
  }

  /** How many candles were asked for in the request that this pair's next frame answers; null when there is none. */
  awaited(producer: string, pair: string): number | null {
    const opening = this.#openings.get(producer);
    if (opening !== undefined && !opening.answered.has(pair)) return this.#initialLimit;
    return this.#pairs.get(pairId(producer, pair))?.inFlight?.limit ?? null;
  }

  /** Whether requests for this pair have gone unanswered, or were answered by nothing of use. */
  hasFailed(producer: string, pair: string): boolean {
    return (this.#pairs.get(pairId(producer, pair))?.failures ?? 0) > 0;
  }

  /** A frame with rows was taken: whatever was asked for is answered. */
  satisfied(producer: string, pair: string, now: number): void {
    this.#pairs.delete(pairId(producer, pair));
    this.#sawOpeningAnswer(producer, pair, now);
  }

  /** The answer was empty: the producer has nothing for this pair yet. */
  answeredEmpty(producer: string, pair: string, now: number): void {
    this.#sawOpeningAnswer(producer, pair, now);
    const state = this.#pairs.get(pairId(producer, pair));
    if (state?.inFlight) this.#failed(state, now);
  }

  #sawOpeningAnswer(producer: string, pair: string, now: number): void {
    const opening = this.#openings.get(producer);
    if (opening === undefined) return;
    opening.quietSince = now;
    opening.answered.add(pair);
  }

  #failed(state: PairState, now: number): void {
    state.inFlight = null;
    state.retryAt = now + Math.min(FIRST_PAUSE_MS * 2 ** state.failures, LONGEST_PAUSE_MS);
    state.failures++;
  }

  #state(producer: string, pair: string): PairState {
    const id = pairId(producer, pair);
    const held = this.#pairs.get(id);
    if (held !== undefined) return held;
    const fresh: PairState = { inFlight: null, failures: 0, retryAt: 0 };
    this.#pairs.set(id, fresh);
    return fresh;
  }
}

/** Whether a time is under way: one that a clock set back has put off to the far side is not. */
function isWithin(passed: number, limit: number): boolean {
  return passed >= 0 && passed < limit;
}

function pairId(producer: string, pair: string): string {
  return `${producer}\u0000${pair}`;
}
