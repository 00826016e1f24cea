import type { HttpAnswer } from "../http/send_http.ts";
import { clampPause, outcomeOf, type OutcomeOptions } from "../http/http_outcome.ts";
import { parseFields } from "../http/json_answer.ts";
import type { SendOutcome } from "../sink.ts";

/** Converts an answer of Discord to an outcome (https://discord.com/developers/docs/topics/rate-limits). */
export function outcomeOfDiscord(answer: HttpAnswer, options: OutcomeOptions): SendOutcome {
  const plain = outcomeOf(answer, options);
  if (answer.type === "unanswered") return plain;
  const { id, retry_after } = parseFields(answer.body);
  if (plain.type === "delivered") {
    // the login page of a network answers 200 too; a truncated answer may be one of Discord
    if (typeof id === "string") return { type: "delivered", result: `message ${id}` };
    if (!answer.complete) return plain;
    return {
      type: "failed",
      scope: "sink",
      reason: `the answer of ${options.host} is not one of Discord: check webhook_url`,
    };
  }
  if (plain.type === "failed" && answer.status === 429 && typeof retry_after === "number") {
    return { ...plain, retryAfterMs: clampPause(retry_after * 1000) };
  }
  if ([401, 403, 404].includes(answer.status)) {
    const advice =
      "the webhook was deleted, or webhook_url is wrong: create a new webhook in the settings of the channel";
    return { type: "refused", reason: `${options.host} answered HTTP ${answer.status}: ${advice}` };
  }
  return plain;
}
