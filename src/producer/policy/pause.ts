import type { LinkFailure } from "../../events.ts";

/** The pause before another dial grows up to this many seconds, or `sleep_time` where that is longer. */
export const PAUSE_CAP = 60;
/** For so many seconds a producer where nobody listens (a restart, most likely) is dialled every `sleep_time`. */
export const RESTART_WINDOW = 60;
/** The most a grown pause is stretched, so that many consumers do not dial a producer in step. */
export const JITTER = 0.25;

/** What a timer can hold; a longer wait would end at once. */
const LONGEST_MS = 2 ** 31 - 1;

/** How a producer has failed lately: the memory of {@linkcode nextPause}. */
export interface FailureStreak {
  /** When it began to fail, epoch milliseconds; null while nothing failed. */
  readonly since: number | null;
  /** The failures in a row that make the pause grow. */
  readonly count: number;
}

/** Nothing failed yet. */
export const NO_FAILURES: FailureStreak = { since: null, count: 0 };

/** One end of a link, for {@linkcode nextPause}. */
export interface LinkEnd {
  readonly kind: LinkFailure["kind"];
  /** Epoch milliseconds. */
  readonly at: number;
  /** The link was of use: open for at least `sleep_time`, with frames. */
  readonly held: boolean;
}

/**
 * How long to wait before the next dial: never less than `sleep_time`, whatever happened.
 *
 * A refused connection stays at `sleep_time` for the first minute of failing, so that a producer that restarts is found
 * again at once. Then, and from the second other failure in a row, the pause doubles, stretched by 0 to 25 %, up to 60 s
 * (or `sleep_time`). A link that has held makes a fresh start.
 *
 * @param sleepTime freqtrade's `sleep_time`, seconds.
 * @param random from 0 up to 1.
 * @returns the pause in milliseconds, and the memory for the next call.
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
  const restarting = end.kind === "refused" && end.at - began < RESTART_WINDOW * 1000;
  const failures = restarting ? count : count + 1;
  const seconds = restarting ? sleepTime : grownPause(failures, sleepTime, random);
  return {
    pauseMs: Math.min(Math.round(seconds * 1000), LONGEST_MS),
    streak: { since: began, count: failures },
  };
}

function grownPause(failures: number, sleepTime: number, random: number): number {
  if (failures < 2) return sleepTime;
  const doubled = sleepTime * 2 ** Math.min(failures - 1, 30) * (1 + JITTER * random);
  return Math.min(doubled, Math.max(PAUSE_CAP, sleepTime));
}
