import type { HttpAnswer, HttpAnswered } from "./send_http.ts";
import { excerptBody } from "./send_http.ts";
import type { SendOutcome } from "../sink.ts";

/** Nobody is left alone for longer than this, whatever is asked for: an hour. */
const MAX_RETRY_AFTER_MS = 3_600_000;

/** What an outcome's text is made with. */
export interface OutcomeOptions {
  /** Host and port of the receiver. */
  readonly host: string;
  /** What must not be repeated of the receiver's words. */
  readonly hide?: readonly string[];
  /** The time, epoch milliseconds, from which a `Retry-After` that is a date is counted. */
  readonly now?: number;
}

/**
 * What an answer means for a signal. 2xx: delivered; no answer, 429, and 503 with `Retry-After`: failed, and no other
 * signal would fare better; 408, 425 and other 5xx: failed, this signal at least; all else, redirects included: refused.
 */
export function outcomeOf(answer: HttpAnswer, options: OutcomeOptions): SendOutcome {
  if (answer.type === "unanswered") return { type: "failed", reason: answer.reason, scope: "sink" };
  const { status } = answer;
  if (status >= 200 && status < 300) return { type: "delivered", result: `HTTP ${status}` };
  const reason = `${options.host} answered HTTP ${status}${wordsOf(answer, options)}`;
  if (status >= 300 && status < 400) {
    return { type: "refused", reason: `${reason}: redirects are not followed; set the URL that it leads to` };
  }
  const retryAfterMs = parseRetryAfter(answer.headers.get("retry-after"), options.now ?? Date.now());
  const pause = retryAfterMs === undefined ? {} : { retryAfterMs };
  if (status === 429 || (status === 503 && retryAfterMs !== undefined)) {
    return { type: "failed", reason, scope: "sink", ...pause };
  }
  if (status === 408 || status === 425 || status >= 500) return { type: "failed", reason, scope: "signal", ...pause };
  return { type: "refused", reason };
}

/**
 * The milliseconds that a `Retry-After` asks for, an hour at max; undefined where it says nothing that can be read.
 *
 * @param value seconds or an HTTP date
 * @param now epoch milliseconds
 * @example
 * ```ts
 * import { parseRetryAfter } from "./http_outcome.ts";
 * if (parseRetryAfter("7", 0) !== 7000) throw new Error("seconds");
 * if (parseRetryAfter("Thu, 01 Jan 1970 00:01:00 GMT", 0) !== 60_000) throw new Error("a date");
 * if (parseRetryAfter("soon", 0) !== undefined) throw new Error("neither");
 * ```
 */
export function parseRetryAfter(value: string | null, now: number): number | undefined {
  if (value === null) return undefined;
  const text = value.trim();
  const ms = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) * 1000 : /GMT$/.test(text) ? Date.parse(text) - now : NaN;
  return Number.isNaN(ms) ? undefined : clampPause(ms);
}

/** A pause that a receiver asks for, within bounds. */
export function clampPause(ms: number): number {
  return Math.min(MAX_RETRY_AFTER_MS, Math.max(0, Math.ceil(ms)));
}

function wordsOf({ body }: HttpAnswered, { hide = [] }: OutcomeOptions): string {
  const words = excerptBody(body, hide);
  return words === "" ? "" : ` (${words})`;
}
