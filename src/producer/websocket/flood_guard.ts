/**
 * Recognizes a peer that floods: it sends more frames or bytes than any producer does. Two budgets refill with time, and a
 * burst may use them up.
 *
 * freqtrade sends some hundred messages a second at most: it sleeps 10 ms after each one. The bursts leave room for
 * hundreds of whole dataframes when a link opens.
 */
export class FloodGuard {
  #frames: number = FLOOD_LIMITS.frames;
  #bytes: number = FLOOD_LIMITS.bytes;
  #at: number;

  /** @param now milliseconds of any clock that never goes back */
  constructor(now: number) {
    this.#at = now;
  }

  /** Counts frames and bytes. Returns false when the peer floods. */
  take(frames: number, bytes: number, now: number): boolean {
    const seconds = Math.max(0, now - this.#at) / 1000;
    this.#at = now;
    this.#frames = Math.min(FLOOD_LIMITS.frames, this.#frames + seconds * FLOOD_LIMITS.framesPerSecond) - frames;
    this.#bytes = Math.min(FLOOD_LIMITS.bytes, this.#bytes + seconds * FLOOD_LIMITS.bytesPerSecond) - bytes;
    return this.#frames >= 0 && this.#bytes >= 0;
  }
}

/** The budgets of a link: bursts, and what is added each second. */
export const FLOOD_LIMITS = {
  frames: 40_000,
  framesPerSecond: 4_000,
  bytes: 4 * 2 ** 30,
  bytesPerSecond: 128 * 2 ** 20,
} as const;
