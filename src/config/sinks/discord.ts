import { answerTimeout, messageTemplate, secretUrl } from "./common.ts";
import { defineSinkKind } from "./sink_kind.ts";
import { checkSecretUrl, checkTemplate } from "./template_rules.ts";
import { listUrlSecrets } from "./url_secret.ts";

/** Posts signals to a Discord channel. */
export const discordSink = defineSinkKind({
  type: "discord",
  summary: "Posts each signal to a Discord channel.",
  keys: {
    webhook_url: secretUrl("the URL of a Discord webhook").meta({
      description: "The URL of the channel's webhook. Output shows its host only.",
      examples: [{ env: "DISCORD_WEBHOOK" }],
    }),
    message: messageTemplate(
      "A plain message with placeholders. The default is a card with the signal's fields.",
      "**{action} {side} {pair}** at {price:.2f}",
    ),
    timeout: answerTimeout(10),
  },
  secrets: { webhook_url: listUrlSecrets },
  findBrokenRules: ({ webhook_url, message }, { path }) => [
    ...checkSecretUrl(webhook_url, [...path, "webhook_url"]),
    ...checkTemplate(message, [...path, "message"]),
  ],
});
