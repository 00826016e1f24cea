import type { HttpAnswer } from "../http/send_http.ts";
import { clampPause, outcomeOf } from "../http/http_outcome.ts";
import { fieldsOf, parseFields } from "../http/json_answer.ts";
import { excerptText } from "../../../text/excerpt.ts";
import type { SendOutcome } from "../sink.ts";

/**
 * Converts an answer of Telegram's bot API to an outcome (https://core.telegram.org/bots/api#making-requests).
 *
 * The answer is `{ ok, result }`, or `{ ok: false, error_code, description, parameters }`.
 */
export function outcomeOfTelegram(answer: HttpAnswer, context: TelegramContext): SendOutcome {
  const plain = outcomeOf(answer, context);
  if (answer.type === "unanswered") return plain;
  const { ok, result, description, parameters } = parseFields(answer.body);
  // the login page of a network answers 200 too; a truncated answer may be one of Telegram
  if (plain.type === "delivered" && ok !== true && answer.complete) {
    return {
      type: "failed",
      scope: "sink",
      reason: `the answer of ${context.host} is not one of Telegram: check base_url`,
    };
  }
  if (plain.type === "delivered") return { type: "delivered", result: describeMessage(result) };
  if (ok !== false) return plain;
  const words = typeof description === "string"
    ? excerptText(description, { hide: context.hide, max: 200 })
    : "no reason";
  const reason = `Telegram answered ${answer.status} (${words})`;
  const { retry_after, migrate_to_chat_id } = fieldsOf(parameters);
  if (plain.type === "failed") {
    const pause = typeof retry_after === "number" ? { retryAfterMs: clampPause(retry_after * 1000) } : {};
    return { ...plain, reason, ...pause };
  }
  const advice = typeof migrate_to_chat_id === "number"
    ? `the group has become a supergroup: set chat_id to ${migrate_to_chat_id}`
    : advise(answer.status, words);
  return { type: "refused", reason: `${reason}: ${advice}` };
}

function advise(status: number, words: string): string {
  if (status === 401 || status === 404) return "compare token with the one from BotFather";
  if (status === 403) return "the bot was blocked or removed: start a chat with it, or add it to the group again";
  if (/chat not found|chat_id is empty/i.test(words)) {
    return "check chat_id; a person must write to the bot first";
  }
  if (/thread not found/i.test(words)) return "check topic_id";
  return "it does not accept this message";
}

function describeMessage(result: unknown): string | null {
  const { message_id } = fieldsOf(result);
  return typeof message_id === "number" ? `message ${message_id}` : null;
}

/** Options of {@linkcode outcomeOfTelegram}. */
export interface TelegramContext {
  /** The origin of the bot API, for messages. */
  readonly host: string;
  /** Secrets that an answer may repeat. */
  readonly hide: readonly string[];
}
