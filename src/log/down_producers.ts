import type { ConsumerEvent } from "../events.ts";

/**
 * Knows which producers are down, so that each outage is logged once, and then all of them in one line a minute.
 *
 * @example
 * ```ts
 * import { DownProducers } from "./down_producers.ts";
 * const down = new DownProducers();
 * const closed = {
 *   type: "link_closed",
 *   producer: "gpu",
 *   at: 0,
 *   reason: { kind: "refused", message: "gpu refused the connection" },
 *   retryInMs: 1000,
 * } as const;
 * if (down.isRepeated(closed, 0) || !down.isRepeated(closed, 1000)) throw new Error("logged twice");
 * if (down.takeSummary(59_000) !== null) throw new Error("too soon");
 * if (down.takeSummary(60_000) !== 'down for a minute or more: "gpu" (refused, 2 attempts)') throw new Error("no summary");
 * ```
 */
export class DownProducers {
  readonly #outages = new Map<string, Outage>();
  #nextSummaryAt = -Infinity;

  /** Notes a link's event. Returns true for an end whose reason was logged before in this outage. */
  isRepeated(event: ConsumerEvent, now: number): boolean {
    if (event.type === "link_opened") this.#outages.delete(event.producer);
    if (event.type !== "link_closed") return false;
    const { producer, reason, retryInMs } = event;
    if (retryInMs === null) {
      this.#outages.delete(producer);
      return false;
    }
    if (this.#outages.size === 0) this.#nextSummaryAt = now + EVERY_MS;
    const known = this.#outages.get(producer);
    const { since, attempts } = known ?? { since: now, attempts: 0 };
    this.#outages.set(producer, { since, attempts: attempts + 1, ...reason });
    return known?.message === reason.message;
  }

  /** Returns a line about all producers that are down for a minute or more, once a minute. Null: nothing to log now. */
  takeSummary(now: number): string | null {
    // after a clock was set back, the next summary comes a minute later
    if (this.#nextSummaryAt - now > EVERY_MS) this.#nextSummaryAt = now + EVERY_MS;
    if (now < this.#nextSummaryAt) return null;
    this.#nextSummaryAt = now + EVERY_MS;
    const long = [...this.#outages].filter(([, { since }]) => now - since >= EVERY_MS);
    if (long.length === 0) return null;
    const named = long.slice(0, MAX_NAMED).map(([producer, { kind, attempts }]) =>
      `${JSON.stringify(producer)} (${kind.replaceAll("_", " ")}, ${attempts} ${
        attempts === 1 ? "attempt" : "attempts"
      })`
    );
    const more = long.length - named.length;
    return `down for a minute or more: ${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  }
}

interface Outage {
  readonly since: number;
  readonly attempts: number;
  readonly kind: string;
  readonly message: string;
}

const EVERY_MS = 60_000;
const MAX_NAMED = 10;
