import type { HttpAnswer, HttpAnswered } from "./send_http.ts";
import { excerptBody } from "./send_http.ts";
import type { SendOutcome } from "../sink.ts";

/**
 * Converts an answer to an outcome.
 *
 * | answer                                  | outcome                 |
 * | --------------------------------------- | ----------------------- |
 * | 2xx                                     | delivered               |
 * | no answer, 429, 503 with `Retry-After`  | failed, for the sink    |
 * | 408, 425, any other 5xx                 | failed, for this signal |
 * | any other, redirects included           | refused                 |
 */
export function outcomeOf(answer: HttpAnswer, options: OutcomeOptions): SendOutcome {
  if (answer.type === "unanswered") return { type: "failed", reason: answer.reason, scope: "sink" };
  const { status } = answer;
  if (status >= 200 && status < 300) return { type: "delivered", result: `HTTP ${status}` };
  const reason = `${options.host} answered HTTP ${status}${quoteBody(answer, options)}`;
  if (status >= 300 && status < 400) {
    return { type: "refused", reason: `${reason}: redirects are not followed; set url to the target` };
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
 * Parses a `Retry-After` to milliseconds, at most an hour.
 *
 * @param value seconds or an HTTP date
 * @param now epoch milliseconds
 * @returns undefined when there is no value, or an invalid one
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

/** Limits a pause that a receiver requests: from 0 to an hour. */
export function clampPause(ms: number): number {
  return Math.min(MAX_RETRY_AFTER_MS, Math.max(0, Math.ceil(ms)));
}

function quoteBody({ body }: HttpAnswered, { hide = [] }: OutcomeOptions): string {
  const excerpt = excerptBody(body, hide);
  return excerpt === "" ? "" : ` (${excerpt})`;
}

/** Options of {@linkcode outcomeOf}. */
export interface OutcomeOptions {
  /** Host and port of the receiver. */
  readonly host: string;
  /** Secrets that the receiver's answer may repeat. */
  readonly hide?: readonly string[];
  /** The time in epoch milliseconds, for a `Retry-After` with a date. Default: now. */
  readonly now?: number;
}

const MAX_RETRY_AFTER_MS = 3_600_000;
