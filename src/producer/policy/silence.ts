import type { LinkTiming } from "../producer_settings.ts";

/** A dial may take this many seconds, or `ping_timeout` where that is longer: TCP, TLS and handshake are several round trips. */
export const DIAL_TIMEOUT = 10;

/** No single wait is longer: timers end at 2^31 ms, and a wait is asked for again when it ends. */
const LONGEST_WAIT_MS = 86_400_000;

/** How long a dial may go unanswered, milliseconds. */
export function dialTimeoutMs({ ping_timeout }: Pick<LinkTiming, "ping_timeout">): number {
  return Math.min(Math.max(ping_timeout, DIAL_TIMEOUT) * 1000, LONGEST_WAIT_MS);
}

/** What a link knows about its own silence. Times are epoch milliseconds. */
export interface Silence {
  /** When the last frame of any kind came, or the link opened. */
  readonly lastFrameAt: number;
  /** When the probe was sent that nothing has answered yet. */
  readonly probedAt: number | null;
}

/** What to do about it. */
export type SilenceStep =
  | { readonly do: "wait"; readonly ms: number }
  | { readonly do: "probe" }
  | { readonly do: "abandon" };

/**
 * What next, after a silence: wait, probe after `wait_timeout`, give the link up when the probe had no answer within
 * `ping_timeout`. Asked when a wait ends, not at each message, so that a message costs no timer.
 *
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
  if (probedAt !== null) return remaining(probedAt, now, ping_timeout, "abandon");
  return remaining(lastFrameAt, now, wait_timeout, "probe");
}

function remaining(since: number, now: number, seconds: number, then: "probe" | "abandon"): SilenceStep {
  const passed = now - since;
  // A clock that was set back tells nothing about the silence: act rather than wait for it to catch up.
  if (passed < 0 || passed >= seconds * 1000) return { do: then };
  return { do: "wait", ms: Math.min(seconds * 1000 - passed, LONGEST_WAIT_MS) };
}
