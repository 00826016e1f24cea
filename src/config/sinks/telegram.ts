import { z } from "zod";
import type { BrokenRule } from "../broken_rule.ts";
import type { KeyPath } from "../key_path.ts";
import { secret } from "../secret_schema.ts";
import { flag, wholeNumber } from "../value_schemas.ts";
import { answerTimeout, messageTemplate, plainUrl } from "./common.ts";
import { defineSinkKind, listText } from "./sink_kind.ts";
import { listPathSecrets } from "./url_secret.ts";
import { checkTemplate, HIDDEN } from "./template_rules.ts";

/** Sends signals to a Telegram chat. */
export const telegramSink = defineSinkKind({
  type: "telegram",
  summary: "Sends each signal as a message to a Telegram chat.",
  keys: {
    token: secret("the bot's token").meta({
      description: "The bot's token from BotFather.",
      examples: [{ env: "TELEGRAM_TOKEN" }],
    }),
    chat_id: z.union([secret("the id of a chat"), z.int()], { error: "the id of a chat: a number or @name" }).meta({
      description: "The chat: a number, or the @name of a channel.",
      examples: [123_456_789],
    }),
    topic_id: wholeNumber(1, Number.MAX_SAFE_INTEGER).exactOptional().meta({
      description: "The topic, in a group with topics.",
      examples: [42],
    }),
    silent: flag().default(false).describe("Delivers messages without a sound."),
    message: messageTemplate(
      "The message, with placeholders. The default names the signal, its strategy and its candle.",
      "{action} {pair} at {price}",
    ),
    base_url: plainUrl().default("https://api.telegram.org").meta({
      description: "The server of the bot API.",
      examples: ["http://127.0.0.1:8081"],
    }),
    timeout: answerTimeout(10),
  },
  secrets: { token: listText, base_url: listPathSecrets },
  findBrokenRules: ({ token, message }, { path }) => [
    ...checkToken(token, [...path, "token"]),
    ...checkTemplate(message, [...path, "message"]),
  ],
});

/** The token becomes a part of a URL. */
function checkToken(token: unknown, path: KeyPath): BrokenRule[] {
  if (typeof token !== "string" || /^[\w:.-]+$/.test(token)) return [];
  return [{ path, expected: "the bot's token from BotFather, such as 123456:ABC-DEF", ...HIDDEN }];
}
