import type { LinkFailure } from "../../events.ts";
import { backoffMs } from "../../time/backoff.ts";
import type { LinkTiming } from "../producer_settings.ts";
import { dialTimeoutMs } from "./silence.ts";

/**
 * Returns the pause before the next dial: `sleep_time`, however long the producer has been away, so that it is found soon
 * after it returns. After five failures in a row the pause is at least a second. From the second failure in a row the
 * pause is stretched by 0 to 50 %.
 *
 * Failures that only a person can end double the pause, up to 60 s (or `sleep_time`, if that is longer): a rejected token,
 * an invalid address, an unusable `ca_file`, an oversized message, and a flood. A link that was useful starts over.
 *
 * A dial without an answer has already lasted for a while. That time counts as part of the pause.
 *
 * @param streak the failures in a row so far
 * @param random a number from 0 up to 1
 * @returns the pause in milliseconds, and the streak for the next call
 *
 * @example
 * ```ts
 * import { nextPause, NO_FAILURES } from "./pause.ts";
 *
 * const timing = { sleep_time: 10, ping_timeout: 10 };
 * const first = nextPause(NO_FAILURES, { kind: "closed", held: false }, timing, 0.5);
 * const second = nextPause(first.streak, { kind: "closed", held: false }, timing, 0.5);
 * if (first.pauseMs !== 10_000 || second.pauseMs !== 12_500) throw new Error("the pause");
 * ```
 */
export function nextPause(
  streak: FailureStreak,
  { kind, held }: LinkEnd,
  timing: PauseTiming,
  random: number,
): { readonly pauseMs: number; readonly streak: FailureStreak } {
  const before = held ? NO_FAILURES : streak;
  const next = { count: before.count + 1, lasting: before.lasting + (isLasting(kind) ? 1 : 0) };
  const sleepMs = Math.max(timing.sleep_time, next.count > MAX_QUICK_FAILURES ? MIN_PAUSE : 0) * 1000;
  const maxMs = Math.max(MAX_PAUSE * 1000, sleepMs);
  const stretch = next.count < 2 ? 1 : 1 + MAX_JITTER * random;
  const pauseMs = isLasting(kind)
    ? Math.min(backoffMs({ firstMs: sleepMs, maxMs }, next.lasting, stretch), maxMs)
    : sleepMs * stretch - (kind === "dial_timeout" ? dialTimeoutMs(timing) : 0);
  return { pauseMs: Math.min(Math.max(Math.round(pauseMs), 0), MAX_TIMER_MS), streak: next };
}

/** How a producer has failed lately: the memory of {@linkcode nextPause}. */
export interface FailureStreak {
  /** The number of failures in a row. */
  readonly count: number;
  /** How many of them only a person can end. */
  readonly lasting: number;
}

/** The streak of a link that has not failed. */
export const NO_FAILURES: FailureStreak = { count: 0, lasting: 0 };

/** One end of a link, for {@linkcode nextPause}. */
export interface LinkEnd {
  readonly kind: LinkFailure["kind"];
  /** Whether the link was useful: open for at least `sleep_time`, with frames. */
  readonly held: boolean;
}

/** The part of the config that {@linkcode nextPause} reads. */
export type PauseTiming = Pick<LinkTiming, "sleep_time" | "ping_timeout">;

/** Returns whether a failure lasts until a person changes a config, so that frequent dials are useless. */
function isLasting(kind: LinkFailure["kind"]): boolean {
  return LASTING_FAILURES.has(kind);
}

const LASTING_FAILURES: ReadonlySet<LinkFailure["kind"]> = new Set(
  ["unauthorized", "invalid_url", "bad_ca_file", "message_too_big", "flood"] as const,
);

/** The shortest pause in seconds after several failures in a row: a tiny `sleep_time` must not dial without end. */
export const MIN_PAUSE = 1;
const MAX_QUICK_FAILURES = 5;
/** The longest pause in seconds, unless `sleep_time` is longer. */
export const MAX_PAUSE = 60;
/** The largest share by which a pause is stretched, so that many consumers do not dial a producer in step. */
export const MAX_JITTER = 0.5;
/** The longest time that a timer accepts. A longer wait would end at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;
