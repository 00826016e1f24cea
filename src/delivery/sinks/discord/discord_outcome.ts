import type { HttpAnswer } from "../http/send_http.ts";
import { clampPause, outcomeOf, type OutcomeOptions } from "../http/http_outcome.ts";
import { parseFields } from "../http/json_answer.ts";
import type { SendOutcome } from "../sink.ts";

/** What an answer of Discord's means (https://discord.com/developers/docs/topics/rate-limits). */
export function outcomeOfDiscord(answer: HttpAnswer, options: OutcomeOptions): SendOutcome {
  const usual = outcomeOf(answer, options);
  if (answer.type === "unanswered") return usual;
  const { id, retry_after } = parseFields(answer.body);
  if (usual.type === "delivered") {
    // A login page of a network answers 200 too; an answer that breaks off does not say.
    if (typeof id === "string") return { type: "delivered", result: `message ${id}` };
    if (!answer.complete) return usual;
    return {
      type: "failed",
      scope: "sink",
      reason: `${options.host} did not answer as Discord does: check webhook_url`,
    };
  }
  if (usual.type === "failed" && answer.status === 429 && typeof retry_after === "number") {
    return { ...usual, retryAfterMs: clampPause(retry_after * 1000) };
  }
  if ([401, 403, 404].includes(answer.status)) {
    const advice = "the webhook is gone, or webhook_url is not its URL: make a new one in the channel's settings";
    return { type: "refused", reason: `${options.host} answered HTTP ${answer.status}: ${advice}` };
  }
  return usual;
}
