import type { LinkFailure } from "../../events.ts";
import { backoffMs } from "../../time/backoff.ts";

/**
 * Returns the pause before the next dial. It is never shorter than `sleep_time`.
 *
 * During the first minute of failures, a refused connection is dialled again every `sleep_time`, so that a producer that
 * restarts is found soon. After that, and from the second other failure in a row, the pause doubles up to 60 s (or
 * `sleep_time`, if that is longer), stretched by 0 to 25 %. A link that was useful starts over.
 *
 * @param sleepTime freqtrade's `sleep_time` in seconds
 * @param random a number from 0 up to 1
 * @returns the pause in milliseconds, and the streak for the next call
 *
 * @example
 * ```ts
 * import { nextPause, NO_FAILURES } from "./pause.ts";
 *
 * const first = nextPause(NO_FAILURES, { kind: "closed", at: 0, held: false }, 10, 0.5);
 * const second = nextPause(first.streak, { kind: "closed", at: 10_000, held: false }, 10, 0.5);
 * if (first.pauseMs !== 10_000 || second.pauseMs !== 22_500) throw new Error("the pause");
 * ```
 */
export function nextPause(
  streak: FailureStreak,
  end: LinkEnd,
  sleepTime: number,
  random: number,
): { readonly pauseMs: number; readonly streak: FailureStreak } {
  const { since, count } = end.held ? NO_FAILURES : streak;
  const began = since ?? end.at;
  const isRestarting = end.kind === "refused" && end.at - began < RESTART_WINDOW * 1000;
  const failures = isRestarting ? count : count + 1;
  const pauseMs = isRestarting || failures < 2 ? sleepTime * 1000 : growPauseMs(failures, sleepTime, random);
  return {
    pauseMs: Math.min(Math.round(pauseMs), MAX_TIMER_MS),
    streak: { since: began, count: failures },
  };
}

/** How a producer has failed lately: the memory of {@linkcode nextPause}. */
export interface FailureStreak {
  /** When it started to fail, in epoch milliseconds. Null when nothing has failed. */
  readonly since: number | null;
  /** The number of failures in a row that make the pause grow. */
  readonly count: number;
}

/** The streak of a link that has not failed. */
export const NO_FAILURES: FailureStreak = { since: null, count: 0 };

/** One end of a link, for {@linkcode nextPause}. */
export interface LinkEnd {
  readonly kind: LinkFailure["kind"];
  /** Epoch milliseconds. */
  readonly at: number;
  /** Whether the link was useful: open for at least `sleep_time`, with frames. */
  readonly held: boolean;
}

function growPauseMs(failures: number, sleepTime: number, random: number): number {
  const maxMs = Math.max(MAX_PAUSE, sleepTime) * 1000;
  return Math.min(backoffMs({ firstMs: sleepTime * 1000, maxMs }, failures, 1 + MAX_JITTER * random), maxMs);
}

/** The longest pause in seconds, unless `sleep_time` is longer. */
export const MAX_PAUSE = 60;
/** For this many seconds, a refused connection counts as a producer that restarts. */
export const RESTART_WINDOW = 60;
/** The largest share by which a pause is stretched, so that many consumers do not dial a producer in step. */
export const MAX_JITTER = 0.25;
/** The longest time that a timer accepts. A longer wait would end at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;
