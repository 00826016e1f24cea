import { DiscordSink } from "../../../../src/delivery/sinks/discord/discord_sink.ts";
import { SinkConfigError } from "../../../../src/delivery/sinks/sink_config_error.ts";
import type { SendOutcome } from "../../../../src/delivery/sinks/sink.ts";
import { assert, assertEquals, assertStringIncludes, assertThrows } from "../../../support/assert.ts";
import { answers } from "../../../support/http_answers.ts";
import { type HttpScript, HttpServer } from "../../../support/http_server.ts";
import { makeSignal } from "../../../support/signal.ts";
import { firstAttempt, sinkConfig } from "../../../support/sink_config.ts";
import { strictTest } from "../../../support/strict.ts";

const PATH = "/api/webhooks/99887766/s3cretToken";
const taken = answers.status(200, { body: { id: "314", content: "" } });

/** A message as the server got it. */
async function sentWith(
  keys: Readonly<Record<string, unknown>>,
  signal = makeSignal(),
): Promise<Record<string, unknown>> {
  await using server = new HttpServer(taken);
  await using sink = new DiscordSink(sinkConfig("discord", { webhook_url: server.origin + PATH, ...keys }));
  assertEquals(await sink.send(signal, firstAttempt()), { type: "delivered", result: "message 314" });
  const request = await server.requests.at(0);
  assertEquals([request.method, request.url], ["POST", `${PATH}?wait=true`]);
  return JSON.parse(request.body);
}

async function outcomeOf(script: HttpScript, keys: Readonly<Record<string, unknown>> = {}): Promise<SendOutcome> {
  await using server = new HttpServer(script);
  await using sink = new DiscordSink(sinkConfig("discord", { webhook_url: server.origin + PATH, ...keys }));
  const outcome = await sink.send(makeSignal(), firstAttempt());
  const shown = JSON.stringify([outcome, sink.preview(makeSignal()), await sink.check(firstAttempt().abort)]);
  assert(!/s3cret|99887766/.test(shown), shown);
  return outcome;
}

strictTest("DiscordSink posts a card", async () => {
  const inline = true;
  assertEquals(await sentWith({}), {
    embeds: [{
      title: "Enter long BTC/USDT",
      color: 0x2ecc71,
      fields: [
        { name: "strategy", value: "ConsumerStrategy", inline },
        { name: "timeframe", value: "5m", inline },
        { name: "candle", value: "2026-11-23 00:50 UTC", inline },
        { name: "price", value: "1051.348073", inline },
        { name: "tag", value: "rsi\\_cross", inline },
        { name: "producer", value: "default", inline },
      ],
      footer: { text: "5d1c0f3a9b7e4c21" },
      timestamp: "2026-11-23T00:55:01.250Z",
    }],
    allowed_mentions: { parse: [] },
  });
});

strictTest("DiscordSink omits empty fields, and gives each kind of signal its colour", async () => {
  const colors = new Set<unknown>();
  for (const action of ["enter", "exit"] as const) {
    for (const side of ["long", "short"] as const) {
      const content = JSON.stringify(await sentWith({}, makeSignal({ action, side, price: null, tag: "" })));
      assert(!content.includes('"price"') && !content.includes('"tag"'), content);
      colors.add(/"color":(\d+)/.exec(content)?.[1]);
    }
  }
  assertEquals(colors.size, 4);
});

strictTest("DiscordSink posts a custom message that mentions nobody", async () => {
  assertEquals(await sentWith({ message: "**{pair}** {tag}" }, makeSignal({ tag: "@everyone" })), {
    content: "**BTC/USDT** @everyone",
    allowed_mentions: { parse: [] },
  });
  const empty = await sentWith({ message: "{tag}" }, makeSignal({ tag: null }));
  assert("embeds" in empty);
});

strictTest("DiscordSink respects Discord's limits", async () => {
  const signal = makeSignal({ tag: "\u{1f600}".repeat(5000), pair: "_".repeat(300), strategy: "*".repeat(3000) });
  const { content } = await sentWith({ message: "{tag}" }, signal);
  assert(typeof content === "string" && content.length <= 2000 && content.isWellFormed());
  const { embeds } = await sentWith({}, signal) as { embeds: { title: string; fields: { value: string }[] }[] };
  const [card] = embeds;
  assert(card !== undefined && card.title.length <= 256);
  assert(card.fields.every(({ value }) => value.length <= 1024 && value.isWellFormed()));
  assert(JSON.stringify(card.fields.map(({ value }) => value)).length < 5500);
});

strictTest("DiscordSink keeps the query of its URL", async () => {
  await using server = new HttpServer(taken);
  await using sink = new DiscordSink(sinkConfig("discord", { webhook_url: `${server.origin}${PATH}?thread_id=5` }));
  await sink.send(makeSignal(), firstAttempt());
  assertEquals((await server.requests.at(0)).url, `${PATH}?thread_id=5&wait=true`);
});

strictTest("DiscordSink waits as long as retry_after requests, otherwise Retry-After", async () => {
  const headers = { "retry-after": "99" };
  const both = await outcomeOf(answers.status(429, { headers, body: { message: "slow down", retry_after: 0.65 } }));
  assert(both.type === "failed");
  assertEquals([both.scope, both.retryAfterMs], ["sink", 650]);
  const header = await outcomeOf(answers.status(429, { headers, body: "error code: 1015" }));
  assert(header.type === "failed");
  assertEquals([header.scope, header.retryAfterMs], ["sink", 99_000]);
});

strictTest("DiscordSink classifies every answer, and hides secrets", async () => {
  const cases = [
    [answers.status(404, { body: { message: "Unknown Webhook", code: 10015 } }), "refused", "the webhook was deleted"],
    [answers.status(401, { body: { message: "Invalid Webhook Token" } }), "refused", "the webhook was deleted"],
    [answers.echo(400), "refused", "HTTP 400 (Cannot POST"],
    [answers.status(301), "refused", "redirects are not followed"],
    [answers.echo(500), "failed", "HTTP 500"],
    [answers.status(200, { body: "<html>" }), "failed", "is not one of Discord"],
    [answers.hangUp, "failed", "closed the connection"],
    [answers.hang, "failed", "did not answer within 0.2 s"],
    [answers.breakOff, "delivered", "HTTP 200"],
  ] as const;
  for (const [script, type, words] of cases) {
    const outcome = await outcomeOf(script, { timeout: script === answers.hang ? 0.2 : 20 });
    assertEquals(outcome.type, type);
    assertStringIncludes(outcome.type === "delivered" ? outcome.result ?? "" : outcome.reason, words);
  }
});

strictTest("DiscordSink.check() reads the webhook, and posts nothing", async () => {
  await using server = new HttpServer([
    answers.status(200, { body: { id: "99887766", name: "Signals", token: "s3cretToken" } }),
    answers.status(404),
  ]);
  await using sink = new DiscordSink(sinkConfig("discord", { webhook_url: server.origin + PATH }));
  assertEquals(await sink.check(firstAttempt().abort), { ok: true, text: 'webhook "Signals"' });
  const gone = await sink.check(firstAttempt().abort);
  assertEquals(gone.ok, false);
  assertStringIncludes(gone.text, "the webhook was deleted");
  assertEquals(server.requests.items.map(({ method, url }) => [method, url]), [["GET", PATH], ["GET", PATH]]);
});

strictTest("DiscordSink rejects an invalid URL or message template", () => {
  const config = sinkConfig("discord", { webhook_url: "https://discord.com/api/webhooks/1/2" });
  const error = assertThrows(
    () => new DiscordSink({ ...config, webhook_url: "s3cret" }),
    SinkConfigError,
    "webhook_url: expected a URL",
  );
  assert(!error.message.includes("s3cret"));
  assertThrows(() => new DiscordSink({ ...config, message: "{" }), SinkConfigError, 'message: single "{"');
});
