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
  /** Producers that were lost lately. */
  readonly #losses = new Map<string, Losses>();
  #nextSummaryAt = -Infinity;

  /** Returns how long a producer was down that is connected now. Null: the event says no such thing. Ask it first. */
  outageMs(event: ConsumerEvent, now: number): number | null {
    const outage = event.type === "link_opened" ? this.#outages.get(event.producer) : undefined;
    return outage === undefined ? null : Math.max(0, now - outage.since);
  }

  /**
   * Notes a link's event. Returns true when no line of its own is wanted: for an end whose reason was logged before in this
   * outage, and for each event of a link that is lost again and again.
   */
  isRepeated(event: ConsumerEvent, now: number): boolean {
    if (event.type === "link_opened") this.#outages.delete(event.producer);
    if (event.type === "link_opened" || event.type === "link_connecting") return this.#isFlapping(event.producer, now);
    if (event.type !== "link_closed") return false;
    const { producer, reason, retryInMs } = event;
    if (retryInMs === null) {
      this.#outages.delete(producer);
      return false;
    }
    const isCounting = [...this.#losses.values()].some(({ counted }) => counted > 0);
    if (this.#outages.size === 0 && !isCounting && now >= this.#nextSummaryAt) this.#nextSummaryAt = now + EVERY_MS;
    const known = this.#outages.get(producer);
    const { since, attempts } = known ?? { since: now, attempts: 0 };
    this.#outages.set(producer, { since, attempts: attempts + 1, ...reason });
    return known === undefined ? this.#noteLoss(producer, now) : known.message === reason.message;
  }

  /** Returns a line about all producers that are down for a minute or more, once a minute. Null: nothing to log now. */
  takeSummary(now: number): string | null {
    // after a clock was set back, the next summary comes a minute later
    if (this.#nextSummaryAt - now > EVERY_MS) this.#nextSummaryAt = now + EVERY_MS;
    if (now < this.#nextSummaryAt) return null;
    this.#nextSummaryAt = now + EVERY_MS;
    const long = [...this.#outages].filter(([, { since }]) => now - since >= EVERY_MS);
    const lost = this.#takeLosses();
    if (long.length === 0) return lost;
    const named = long.slice(0, MAX_NAMED).map(([producer, { kind, attempts }]) =>
      `${JSON.stringify(producer)} (${kind.replaceAll("_", " ")}, ${attempts} ${
        attempts === 1 ? "attempt" : "attempts"
      })`
    );
    const more = long.length - named.length;
    const down = `down for a minute or more: ${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
    return lost === null ? down : `${down}; ${lost}`;
  }

  /** Notes the start of an outage. Returns true when there were so many lately that this one is only counted. */
  #noteLoss(producer: string, now: number): boolean {
    const before = this.#losses.get(producer);
    const times = [...before?.times ?? [], now].filter((at) => at <= now && now - at < FLAPPING_MS);
    const isCounted = times.length > MAX_LOGGED_LOSSES;
    this.#losses.set(producer, {
      times: times.slice(-MAX_LOGGED_LOSSES - 1),
      counted: (before?.counted ?? 0) + (isCounted ? 1 : 0),
    });
    return isCounted;
  }

  #isFlapping(producer: string, now: number): boolean {
    const times = this.#losses.get(producer)?.times ?? [];
    return times.filter((at) => at <= now && now - at < FLAPPING_MS).length > MAX_LOGGED_LOSSES;
  }

  #takeLosses(): string | null {
    const named: string[] = [];
    for (const [producer, losses] of this.#losses) {
      if (losses.counted === 0) continue;
      named.push(`${JSON.stringify(producer)} (${losses.counted} ${losses.counted === 1 ? "time" : "times"})`);
      this.#losses.set(producer, { ...losses, counted: 0 });
    }
    if (named.length === 0) return null;
    const rest = named.length - MAX_NAMED;
    return `lost again and again: ${named.slice(0, MAX_NAMED).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
  }
}

interface Outage {
  readonly since: number;
  readonly attempts: number;
  readonly kind: string;
  readonly message: string;
}

/** How often the link to a producer was lost. */
interface Losses {
  /** The starts of the last outages. */
  readonly times: readonly number[];
  /** How many were counted since the last summary, and not logged. */
  readonly counted: number;
}

/** More outages than this within {@linkcode FLAPPING_MS} are counted in the summary. */
const MAX_LOGGED_LOSSES = 3;
const FLAPPING_MS = 300_000;
const EVERY_MS = 60_000;
const MAX_NAMED = 10;
