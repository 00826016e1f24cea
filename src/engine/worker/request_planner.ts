import { backoffMs } from "../../time/backoff.ts";

/**
 * Decides when candles are requested: at most one request at a time for each producer and pair, with a growing pause while
 * the answers are useless. All times are epoch milliseconds that the caller passes in.
 */
export class RequestPlanner {
  readonly #initialLimit: number;
  /** By producer and pair. */
  readonly #states = new Map<string, Map<string, PairState>>();
  readonly #openings = new Map<string, Opening>();
  #nextLookAt = -Infinity;

  /** @param initialLimit how many candles a link requests when it opens: `initial_candle_limit` */
  constructor(initialLimit: number) {
    this.#initialLimit = initialLimit;
  }

  /** Notes that a link has opened and has requested every pair. Requests on the old connection are lost. */
  linkOpened(producer: string, now: number): void {
    this.linkClosed(producer);
    this.#openings.set(producer, { quietSince: now, answered: new Set() });
  }

  /** Notes that a link has closed. Its pending requests are lost. */
  linkClosed(producer: string): void {
    this.#openings.delete(producer);
    this.#states.delete(producer);
  }

  /** Returns whether `limit` candles of this pair can be requested now. If so, the request counts as sent. */
  tryRequest(producer: string, pair: string, limit: number, now: number): boolean {
    const opening = this.#openings.get(producer);
    if (opening !== undefined && !opening.answered.has(pair)) {
      if (isWithin(now - opening.quietSince, OPENING_QUIET_MS)) return false;
      this.#openings.delete(producer);
    }
    const state = this.#state(producer, pair);
    if (state.inFlight !== null) {
      if (isWithin(now - state.inFlight.at, ANSWER_TIMEOUT_MS)) return false;
      this.#noteFailure(state, now);
    }
    if (isWithin(state.retryAt - now, MAX_PAUSE_MS + 1) && now < state.retryAt) return false;
    state.inFlight = { limit, at: now };
    return true;
  }

  /**
   * Returns the requests that have got no answer in time, and are to be sent again when their pause is over. It looks once a
   * second, so it may be called for every message.
   */
  takeOverdue(now: number): OverdueRequests {
    if (isWithin(this.#nextLookAt - now, LOOK_EVERY_MS + 1) && now < this.#nextLookAt) return NO_REQUESTS;
    this.#nextLookAt = now + LOOK_EVERY_MS;
    const lost: PlannedRequest[] = [];
    const again: PlannedRequest[] = [];
    for (const state of this.#states.values().flatMap((states) => states.values())) {
      const { inFlight, producer, pair } = state;
      // messages of several producers can be processed a little out of their order
      if (inFlight !== null && Math.abs(now - inFlight.at) >= ANSWER_TIMEOUT_MS) {
        state.lostLimit = inFlight.limit;
        this.#noteFailure(state, now);
        lost.push({ producer, pair, limit: inFlight.limit });
      } else if (inFlight === null && state.lostLimit !== null && now >= state.retryAt) {
        again.push({ producer, pair, limit: state.lostLimit });
      }
    }
    return { lost, again };
  }

  /** Returns how many candles the pending request for this pair asks for, or null when no request is pending. */
  pendingLimit(producer: string, pair: string): number | null {
    const opening = this.#openings.get(producer);
    if (opening !== undefined && !opening.answered.has(pair)) return this.#initialLimit;
    return this.#states.get(producer)?.get(pair)?.inFlight?.limit ?? null;
  }

  /** Returns whether requests for this pair got no answer, or a useless one. */
  hasFailed(producer: string, pair: string): boolean {
    return (this.#states.get(producer)?.get(pair)?.failures ?? 0) > 0;
  }

  /** Notes that a dataframe with rows was stored, which answers any request for the pair. */
  noteAnswer(producer: string, pair: string, now: number): void {
    this.#states.get(producer)?.delete(pair);
    this.#noteOpeningAnswer(producer, pair, now);
  }

  /** Notes a useless answer: the producer has no data for this pair yet, or too little. */
  noteUselessAnswer(producer: string, pair: string, now: number): void {
    this.#noteOpeningAnswer(producer, pair, now);
    const state = this.#states.get(producer)?.get(pair);
    if (state !== undefined) state.lostLimit = null;
    if (state?.inFlight) this.#noteFailure(state, now);
  }

  #noteOpeningAnswer(producer: string, pair: string, now: number): void {
    const opening = this.#openings.get(producer);
    if (opening === undefined) return;
    opening.quietSince = now;
    // a producer that has answered so often has answered enough: each further pair is requested by itself
    if (opening.answered.size >= MAX_PAIRS) this.#openings.delete(producer);
    else opening.answered.add(pair);
  }

  #noteFailure(state: PairState, now: number): void {
    state.inFlight = null;
    state.failures++;
    state.retryAt = now + backoffMs({ firstMs: FIRST_PAUSE_MS, maxMs: MAX_PAUSE_MS }, state.failures);
  }

  #state(producer: string, pair: string): PairState {
    let states = this.#states.get(producer);
    if (states === undefined) this.#states.set(producer, states = new Map());
    const held = states.get(pair);
    if (held !== undefined) return held;
    const [oldest] = states.keys();
    if (states.size >= MAX_PAIRS && oldest !== undefined) states.delete(oldest);
    const fresh: PairState = { producer, pair, inFlight: null, failures: 0, retryAt: 0, lostLimit: null };
    states.set(pair, fresh);
    return fresh;
  }
}

/** Returns whether less than `limit` has passed. False when the clock was set back, so that nothing waits for it. */
function isWithin(passed: number, limit: number): boolean {
  return passed >= 0 && passed < limit;
}

interface PairState {
  readonly producer: string;
  readonly pair: string;
  inFlight: PendingRequest | null;
  /** Requests in a row that got no answer, or a useless one. */
  failures: number;
  retryAt: number;
  /** How many candles the last request asked for, if it got no answer at all. */
  lostLimit: number | null;
}

/** A request for candles of a pair. */
export interface PlannedRequest {
  readonly producer: string;
  readonly pair: string;
  readonly limit: number;
}

/** What {@linkcode RequestPlanner.takeOverdue} returns. */
export interface OverdueRequests {
  /** The requests that count as lost from now on. */
  readonly lost: readonly PlannedRequest[];
  /** The lost requests whose pause is over. */
  readonly again: readonly PlannedRequest[];
}

interface PendingRequest {
  readonly limit: number;
  readonly at: number;
}

/** The request for every pair that a link sends when it opens, while the answers arrive. */
interface Opening {
  /** When the link opened or the last answer arrived. */
  quietSince: number;
  /** The pairs that have an answer, even an empty one. */
  readonly answered: Set<string>;
}

/** How many pairs of a producer to remember requests of. A pair that is forgotten may be requested again. */
const MAX_PAIRS = 10_000;
/** A request without an answer counts as lost after this time. */
export const ANSWER_TIMEOUT_MS = 30_000;
/** The answers to the opening request arrive in one stream. A pause of this length ends it. */
export const OPENING_QUIET_MS = 2_000;
/** The first pause after a useless answer. It doubles up to {@linkcode MAX_PAUSE_MS}. */
export const FIRST_PAUSE_MS = 5_000;
/** The longest pause between two requests for one pair. */
export const MAX_PAUSE_MS = 300_000;
const LOOK_EVERY_MS = 1_000;
const NO_REQUESTS: OverdueRequests = { lost: [], again: [] };
