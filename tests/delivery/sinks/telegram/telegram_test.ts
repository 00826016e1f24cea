import { SinkConfigError } from "../../../../src/delivery/sinks/sink_config_error.ts";
import type { SendOutcome, SinkCheck } from "../../../../src/delivery/sinks/sink.ts";
import { TelegramSink } from "../../../../src/delivery/sinks/telegram/telegram_sink.ts";
import { assert, assertEquals, assertMatch, assertStringIncludes, assertThrows } from "../../../support/assert.ts";
import { answers } from "../../../support/http_answers.ts";
import { type HttpScript, HttpServer } from "../../../support/http_server.ts";
import { makeSignal } from "../../../support/signal.ts";
import { firstAttempt, sinkConfig } from "../../../support/sink_config.ts";
import { strictTest } from "../../../support/strict.ts";

const TOKEN = "123456:s3cretToken";
const KEYS = { token: TOKEN, chat_id: -1001234 };

const taken = answers.status(200, { body: { ok: true, result: { message_id: 42, chat: { id: -1001234 } } } });

function refusal(error_code: number, description: string, parameters?: unknown): HttpScript {
  return answers.status(error_code, { body: { ok: false, error_code, description, parameters } });
}

/** The text of a message as the server got it. */
async function sentWith(
  keys: Readonly<Record<string, unknown>>,
  signal = makeSignal(),
): Promise<Record<string, unknown> & { readonly text: string }> {
  await using server = new HttpServer(taken);
  await using sink = new TelegramSink(sinkConfig("telegram", { ...KEYS, base_url: `${server.origin}/`, ...keys }));
  assertEquals(await sink.send(signal, firstAttempt()), { type: "delivered", result: "message 42" });
  const request = await server.requests.at(0);
  assertEquals([request.method, request.url], ["POST", `/bot${TOKEN}/sendMessage`]);
  assertEquals(request.headers.get("content-type"), "application/json");
  return JSON.parse(request.body);
}

async function outcomeOf(script: HttpScript, keys: Readonly<Record<string, unknown>> = {}): Promise<SendOutcome> {
  await using server = new HttpServer(script);
  await using sink = new TelegramSink(sinkConfig("telegram", { ...KEYS, base_url: server.origin, ...keys }));
  const outcome = await sink.send(makeSignal(), firstAttempt());
  const shown = JSON.stringify([outcome, sink.preview(makeSignal()), await sink.check(firstAttempt().abort)]);
  assert(!/s3cret|-1001234/.test(shown), shown);
  return outcome;
}

strictTest("TelegramSink sends readable lines, with the signal's id last", async () => {
  assertEquals(await sentWith({}), {
    chat_id: -1001234,
    text: "Enter long BTC/USDT at 1051.348073\n" +
      "ConsumerStrategy, rsi_cross, candle 2026-11-23 00:50 UTC, 5m\n" +
      "5d1c0f3a9b7e4c21",
    disable_notification: false,
    link_preview_options: { is_disabled: true },
  });
  const { text } = await sentWith({}, makeSignal({ action: "exit", side: "short", price: null, tag: null }));
  assertMatch(text, /^Exit short BTC\/USDT\nConsumerStrategy, candle /);
});

strictTest("TelegramSink sends a custom message, to a topic and silently", async () => {
  const keys = { message: "{pair} {price:.1f} {tag}", topic_id: 7, silent: true, chat_id: "@signals" };
  assertEquals(await sentWith(keys, makeSignal({ tag: "*_<b>" })), {
    chat_id: "@signals",
    message_thread_id: 7,
    text: "BTC/USDT 1051.3 *_<b>",
    disable_notification: true,
    link_preview_options: { is_disabled: true },
  });
});

strictTest("TelegramSink sends the default message when the custom one is empty", async () => {
  const { text } = await sentWith({ message: "{tag} " }, makeSignal({ tag: null }));
  assertStringIncludes(text, "Enter long BTC/USDT");
});

strictTest("TelegramSink sends at most 4096 characters, and always the id", async () => {
  const signal = makeSignal({ tag: "\u{1f600}".repeat(5000) });
  const { text } = await sentWith({}, signal);
  assert(text.length <= 4096 && text.isWellFormed());
  assert(text.endsWith(`...\n${signal.id}`));
  const own = await sentWith({ message: "x{tag}" }, signal);
  assert(own.text.length <= 4096 && own.text.isWellFormed() && own.text.endsWith("..."));
});

strictTest("TelegramSink waits as long as retry_after requests", async () => {
  const both = answers.status(429, {
    headers: { "retry-after": "99" },
    body: { ok: false, error_code: 429, description: "Too Many Requests", parameters: { retry_after: 7 } },
  });
  assertEquals(await outcomeOf(both), {
    type: "failed",
    scope: "sink",
    reason: "Telegram answered 429 (Too Many Requests)",
    retryAfterMs: 7000,
  });
  const header = await outcomeOf(answers.status(429, { headers: { "retry-after": "99" } }));
  assert(header.type === "failed");
  assertEquals(header.retryAfterMs, 99_000);
});

strictTest("TelegramSink explains what to do when Telegram refuses", async () => {
  const cases = [
    [refusal(401, "Unauthorized"), "compare token with the one from BotFather"],
    [refusal(404, "Not Found"), "compare token with the one from BotFather"],
    [refusal(400, "Bad Request: chat not found"), "check chat_id"],
    [refusal(400, "Bad Request: message thread not found"), "check topic_id"],
    [refusal(400, "Bad Request: text is wrong"), "it does not accept this message"],
    [refusal(403, "Forbidden: bot was blocked by the user"), "the bot was blocked"],
    [refusal(400, "upgraded", { migrate_to_chat_id: -100 }), "a supergroup: set chat_id to -100"],
    [refusal(400, `no ${TOKEN} here, nor s3cretToken`), "Telegram answered 400 (no *** here, nor ***)"],
    [answers.status(404, { body: "<html>" }), "answered HTTP 404 (<html>)"],
    [answers.status(302), "redirects are not followed"],
  ] as const;
  for (const [script, words] of cases) {
    const outcome = await outcomeOf(script);
    assert(outcome.type === "refused", JSON.stringify(outcome));
    assertStringIncludes(outcome.reason, words);
  }
});

strictTest("TelegramSink retries temporary errors, and hides the token", async () => {
  const cases = [
    [refusal(500, "Internal"), "signal", "Telegram answered 500 (Internal)"],
    [answers.echo(502), "signal", "answered HTTP 502 (Cannot POST"],
    [answers.status(200, { body: "<html>log in</html>" }), "sink", "is not one of Telegram"],
    [answers.hangUp, "sink", "closed the connection"],
    [answers.gibberish, "sink", "not in HTTP"],
    [answers.hang, "sink", "did not answer within 0.2 s"],
  ] as const;
  for (const [script, scope, words] of cases) {
    const outcome = await outcomeOf(script, { timeout: script === answers.hang ? 0.2 : 20 });
    assert(outcome.type === "failed", JSON.stringify(outcome));
    assertEquals(outcome.scope, scope);
    assertStringIncludes(outcome.reason, words);
  }
  const brokenOff = await outcomeOf(answers.breakOff);
  assertEquals(brokenOff, { type: "delivered", result: null });
});

strictTest("TelegramSink.check() reads the bot and the chat, and sends nothing", async () => {
  const me = answers.status(200, { body: { ok: true, result: { username: "my_bot" } } });
  const chat = answers.status(200, { body: { ok: true, result: { title: "Signals\n" } } });
  await using server = new HttpServer([me, chat, me, refusal(400, "Bad Request: chat not found")]);
  await using sink = new TelegramSink(sinkConfig("telegram", { ...KEYS, base_url: server.origin }));
  const check = (): Promise<SinkCheck> => sink.check(firstAttempt().abort);
  assertEquals(await check(), { ok: true, text: 'bot "my_bot", chat "Signals\\n"' });
  assertStringIncludes((await check()).text, "check chat_id");
  assertEquals(server.requests.items.map(({ url }) => url.split("/").at(-1)), [
    "getMe",
    "getChat",
    "getMe",
    "getChat",
  ]);
});

strictTest("TelegramSink.preview() shows the message without token and chat", async () => {
  await using sink = new TelegramSink(sinkConfig("telegram", KEYS));
  const { to, content } = sink.preview(makeSignal());
  assertEquals(to, "Telegram at https://api.telegram.org");
  const text = JSON.stringify(content);
  assert(text.includes("Enter long BTC/USDT") && !/s3cret|1001234/.test(text), text);
  await using public_ = new TelegramSink(sinkConfig("telegram", { ...KEYS, chat_id: "@signals" }));
  assertStringIncludes(JSON.stringify(public_.preview(makeSignal())), "@signals");
});

strictTest("TelegramSink rejects a malformed token and an invalid message template", () => {
  const make = (keys: Readonly<Record<string, unknown>>) => (): TelegramSink =>
    new TelegramSink(sinkConfig("telegram", { ...KEYS, ...keys }));
  for (const token of ["123 s3cret", "../s3cret", "s3cret?x"]) {
    const error = assertThrows(make({ token }), SinkConfigError, "token: expected");
    assert(!error.message.includes("s3cret"));
  }
  assertThrows(make({ message: "{pari}" }), SinkConfigError, "message: unknown placeholder {pari}");
});
