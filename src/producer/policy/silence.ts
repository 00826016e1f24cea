import type { LinkTiming } from "../producer_settings.ts";

/**
 * Decides what to do about a silent link: wait, probe after `wait_timeout`, or abandon it when the probe got no answer
 * within `ping_timeout`. It is called when a wait ends, not for each message, so a message costs no timer.
 *
 * @param now epoch milliseconds
 * @example
 * ```ts
 * import { afterSilence } from "./silence.ts";
 *
 * const timing = { wait_timeout: 300, ping_timeout: 10 };
 * const step = afterSilence({ lastFrameAt: 0, probedAt: null }, 300_000, timing);
 * if (step.do !== "probe") throw new Error(step.do);
 * ```
 */
export function afterSilence(
  { lastFrameAt, probedAt }: Silence,
  now: number,
  { wait_timeout, ping_timeout }: Pick<LinkTiming, "wait_timeout" | "ping_timeout">,
): SilenceStep {
  if (probedAt !== null) return waitOr("abandon", probedAt, now, ping_timeout);
  return waitOr("probe", lastFrameAt, now, wait_timeout);
}

/** How long a link has been silent. Times are epoch milliseconds. */
export interface Silence {
  /** When the last frame of any kind arrived, or the link opened. */
  readonly lastFrameAt: number;
  /** When the probe was sent that has no answer yet, or null. */
  readonly probedAt: number | null;
}

/** What to do about a silent link. */
export type SilenceStep =
  | { readonly do: "wait"; readonly ms: number }
  | { readonly do: "probe" }
  | { readonly do: "abandon" };

/**
 * Returns how long a dial may take to be answered, in milliseconds: `ping_timeout` or 10 s, whichever is longer, but little
 * more than `sleep_time`. A dial that hangs must not delay the return of a producer.
 */
export function dialTimeoutMs({ ping_timeout, sleep_time }: Pick<LinkTiming, "ping_timeout" | "sleep_time">): number {
  const seconds = Math.min(Math.max(ping_timeout, MIN_PATIENCE), sleep_time + DIAL_GRACE);
  return Math.min(Math.round(seconds * 1000), MAX_WAIT_MS);
}

function waitOr(then: "probe" | "abandon", since: number, now: number, seconds: number): SilenceStep {
  const passed = now - since;
  // After a clock was set back, the length of the silence is unknown, so the link acts at once.
  if (passed < 0 || passed >= seconds * 1000) return { do: then };
  return { do: "wait", ms: Math.min(seconds * 1000 - passed, MAX_WAIT_MS) };
}

/** The dial timeout in seconds, if `sleep_time` allows it: TCP, TLS and the handshake take several round trips. */
export const MIN_PATIENCE = 10;
/** How many seconds longer than `sleep_time` a dial may last. A link returns within `sleep_time` and 2 s. */
export const DIAL_GRACE = 1.5;
/** The longest single wait. Timers end at 2^31 ms, and a longer wait is split. */
const MAX_WAIT_MS = 86_400_000;
