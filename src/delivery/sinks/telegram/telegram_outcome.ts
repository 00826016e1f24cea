import type { HttpAnswer } from "../http/send_http.ts";
import { clampPause, outcomeOf } from "../http/http_outcome.ts";
import { fieldsOf, parseFields } from "../http/json_answer.ts";
import { excerptText } from "../../../text/excerpt.ts";
import type { SendOutcome } from "../sink.ts";

/** What an outcome's text is made with. */
export interface TelegramContext {
  /** Where the bot API is, for people. */
  readonly host: string;
  /** What must not be repeated. */
  readonly hide: readonly string[];
}

/**
 * What an answer of Telegram's bot API means: `{ ok, result }`, or `{ ok: false, error_code, description, parameters }`
 * (https://core.telegram.org/bots/api#making-requests).
 */
export function outcomeOfTelegram(answer: HttpAnswer, context: TelegramContext): SendOutcome {
  const usual = outcomeOf(answer, context);
  if (answer.type === "unanswered") return usual;
  const { ok, result, description, parameters } = parseFields(answer.body);
  // A login page of a network answers 200 too; an answer that breaks off does not say.
  if (usual.type === "delivered" && ok !== true && answer.complete) {
    return { type: "failed", scope: "sink", reason: `${context.host} did not answer as Telegram does: check base_url` };
  }
  if (usual.type === "delivered") return { type: "delivered", result: messageIn(result) };
  if (ok !== false) return usual;
  const said = typeof description === "string"
    ? excerptText(description, { hide: context.hide, max: 200 })
    : "no reason";
  const reason = `Telegram answered ${answer.status} (${said})`;
  const { retry_after, migrate_to_chat_id } = fieldsOf(parameters);
  if (usual.type === "failed") {
    const pause = typeof retry_after === "number" ? { retryAfterMs: clampPause(retry_after * 1000) } : {};
    return { ...usual, reason, ...pause };
  }
  const advice = typeof migrate_to_chat_id === "number"
    ? `the group has become a supergroup: set chat_id to ${migrate_to_chat_id}`
    : adviceOn(answer.status, said);
  return { type: "refused", reason: `${reason}: ${advice}` };
}

function adviceOn(status: number, said: string): string {
  if (status === 401 || status === 404) return "compare token with the one that BotFather gave";
  if (status === 403) return "the bot was blocked or removed: start a chat with it, or add it to the group again";
  if (/chat not found|chat_id is empty/i.test(said)) {
    return "check chat_id; a person must have written to the bot first";
  }
  if (/thread not found/i.test(said)) return "check topic_id";
  return "it takes no such message";
}

function messageIn(result: unknown): string | null {
  const { message_id } = fieldsOf(result);
  return typeof message_id === "number" ? `message ${message_id}` : null;
}
