import { createHmac } from "node:crypto";
import { SinkConfigError } from "../../../../src/delivery/sinks/sink_config_error.ts";
import type { SendOutcome } from "../../../../src/delivery/sinks/sink.ts";
import { WebhookSink } from "../../../../src/delivery/sinks/webhook/webhook_sink.ts";
import { formatSignalLine } from "../../../../src/delivery/format_signal.ts";
import { assert, assertEquals, assertMatch, assertStringIncludes, assertThrows } from "../../../support/assert.ts";
import { answers } from "../../../support/http_answers.ts";
import type { HttpServerRequest } from "../../../support/http_exchange.ts";
import { HttpServer } from "../../../support/http_server.ts";
import { makeSignal } from "../../../support/signal.ts";
import { firstAttempt, sinkConfig } from "../../../support/sink_config.ts";
import { strictTest } from "../../../support/strict.ts";
import { version } from "../../../../src/cli/version.ts";

/** Sends one signal to a server that accepts it, and returns the request. */
async function requestOf(keys: Readonly<Record<string, unknown>>, signal = makeSignal()): Promise<HttpServerRequest> {
  await using server = new HttpServer(answers.status(200));
  await using sink = new WebhookSink(sinkConfig("webhook", { ...keys, url: `${server.origin}${keys.url ?? "/"}` }));
  assertEquals(await sink.send(signal, firstAttempt()), { type: "delivered", result: "HTTP 200" });
  return await server.requests.at(0);
}

const SECRETS = {
  headers: { Authorization: "Bearer s3cretBearer", "X-Kind": "s3cretKind" },
  hmac_secret: "s3cretHmac",
};

/** Returns the outcome of a signal that is sent with secrets. It must contain none of them. */
async function outcomeAt(origin: string, keys: Readonly<Record<string, unknown>> = {}): Promise<SendOutcome> {
  const url = `${origin}/hooks/s3cretPath?key=s3cretQuery`;
  await using sink = new WebhookSink(sinkConfig("webhook", { url, ...SECRETS, ...keys }));
  const outcome = await sink.send(makeSignal(), firstAttempt());
  const shown = JSON.stringify([outcome, sink.preview(makeSignal())]);
  assert(!/s3cret/i.test(shown), shown);
  return outcome;
}

strictTest("WebhookSink posts the signal as JSON, with Idempotency-Key and User-Agent", async () => {
  const signal = makeSignal();
  const request = await requestOf({ url: "/hook?x=1" }, signal);
  assertEquals([request.method, request.url], ["POST", "/hook?x=1"]);
  assertEquals(JSON.parse(request.body), signal);
  const { headers } = request;
  assertEquals(headers.get("content-type"), "application/json");
  assertEquals(headers.get("idempotency-key"), signal.id);
  assertEquals(headers.get("user-agent"), `consumer/${version}`);
  assertEquals(headers.get("x-consumer-signature"), null);
});

strictTest("WebhookSink writes the signal's fields as a form", async () => {
  const signal = makeSignal({ tag: "a&b=ü", price: null });
  const request = await requestOf({ format: "form" }, signal);
  assertEquals(request.headers.get("content-type"), "application/x-www-form-urlencoded");
  const fields = Object.fromEntries(new URLSearchParams(request.body));
  assertEquals(fields, { ...signal, tag: "a&b=ü", price: "" });
});

strictTest("WebhookSink writes the readable line as text", async () => {
  const request = await requestOf({ format: "text" });
  assertEquals(request.headers.get("content-type"), "text/plain; charset=utf-8");
  assertEquals(`${request.body}\n`, formatSignalLine(makeSignal(), false, Infinity));
});

strictTest("WebhookSink fills in a custom body in every format", async () => {
  const body = { text: "{side} {pair}", price: "{price}", tag: "{tag}", list: [1, "{action}"] };
  const signal = makeSignal({ tag: null, price: 2.5 });
  const json = await requestOf({ body }, signal);
  assertEquals(JSON.parse(json.body), { text: "long BTC/USDT", price: 2.5, tag: null, list: [1, "enter"] });
  const form = await requestOf({ body, format: "form" }, signal);
  assertEquals(Object.fromEntries(new URLSearchParams(form.body)), {
    text: "long BTC/USDT",
    price: "2.5",
    tag: "",
    list: '[1,"enter"]',
  });
  const text = await requestOf({ body: "{{{pair}}} {price:.2f}", format: "text" }, signal);
  assertEquals(text.body, "{BTC/USDT} 2.50");
});

strictTest("WebhookSink percent-encodes values in the URL", async () => {
  const signal = makeSignal({ pair: "BTC/USDT:USDT", tag: "a b&c#d?\ud800" });
  const request = await requestOf({ url: "/{pair}?tag={tag}&side={side}" }, signal);
  assertEquals(request.url, "/BTC%2FUSDT%3AUSDT?tag=a%20b%26c%23d%3F%EF%BF%BD&side=long");
});

strictTest("WebhookSink keeps line ends of a signal out of headers", async () => {
  const signal = makeSignal({ tag: "a\r\nX-Evil: 1\u20ac" });
  const { headers } = await requestOf(
    { headers: { "X-Tag": "<{tag}>", "content-TYPE": "application/x-mine" } },
    signal,
  );
  assertEquals(headers.get("x-tag"), "<a%0D%0AX-Evil: 1%E2%82%AC>");
  assertEquals(headers.get("x-evil"), null);
  assertEquals(headers.get("content-type"), "application/x-mine");
});

strictTest("WebhookSink sends no body with GET", async () => {
  const request = await requestOf({ method: "GET", url: "/?pair={pair}", hmac_secret: "k" });
  assertEquals([request.method, request.url, request.body], ["GET", "/?pair=BTC%2FUSDT", ""]);
  assertEquals(request.headers.get("content-type"), null);
});

strictTest(
  "WebhookSink signs method, path and query as they arrive, and no body alone that says too little",
  async () => {
    for (const method of ["GET", "POST", "PUT", "PATCH"]) {
      const pair = "BTC/USDT:ü ?#&'\"<\\";
      const url = "/a b/ü/{pair}/?q={pair}&x={{'y}}";
      const request = await requestOf({ method, url, hmac_secret: "k" }, makeSignal({ pair }));
      const { headers, body } = request;
      const lines = ["v2", headers.get("x-consumer-timestamp"), makeSignal().id, method, request.url, body];
      const expected = createHmac("sha256", "k").update(lines.join("\n")).digest("hex");
      assertEquals(headers.get("x-consumer-signature-v2"), `v2=${expected}`);
      assertEquals(headers.get("x-consumer-signature"), null);
    }
    const plain = await requestOf({ url: "/hook", hmac_secret: "k" });
    assert(plain.headers.get("x-consumer-signature") !== null, "old receivers still check the body");
    assert(plain.headers.get("x-consumer-signature-v2") !== null);
  },
);

strictTest("WebhookSink signs timestamp and body for each attempt", async () => {
  await using server = new HttpServer(answers.status(204));
  let now = Date.UTC(2026, 10, 23, 1);
  const config = sinkConfig("webhook", { url: server.origin, hmac_secret: "a s3cret" });
  await using sink = new WebhookSink(config, () => now);
  await sink.send(makeSignal(), firstAttempt());
  now += 61_500;
  await sink.send(makeSignal(), firstAttempt({ number: 2 }));
  const requests = await server.requests.first(2);
  for (const [index, { headers, body }] of requests.entries()) {
    const timestamp = headers.get("x-consumer-timestamp") ?? "";
    assertEquals(Number(timestamp), Date.UTC(2026, 10, 23, 1) / 1000 + index * 61);
    const expected = createHmac("sha256", "a s3cret").update(`${timestamp}.${body}`).digest("hex");
    assertEquals(headers.get("x-consumer-signature"), `sha256=${expected}`);
  }
  assertEquals(requests[0]?.headers.get("idempotency-key"), requests[1]?.headers.get("idempotency-key"));
});

strictTest("WebhookSink waits as long as Retry-After requests", async () => {
  await using server = new HttpServer([
    answers.status(429, { headers: { "retry-after": "11" } }),
    answers.status(503, { headers: { "retry-after": "Fri, 01 Jan 2100 00:00:00 GMT" } }),
  ]);
  const first = await outcomeAt(server.origin);
  assert(first.type === "failed");
  assertEquals([first.scope, first.retryAfterMs], ["sink", 11_000]);
  const second = await outcomeAt(server.origin);
  assert(second.type === "failed");
  assertEquals([second.scope, second.retryAfterMs], ["sink", 3_600_000]);
});

strictTest("WebhookSink hides secrets that the receiver repeats", async () => {
  for (const status of [400, 404, 500]) {
    await using server = new HttpServer(answers.echo(status));
    const outcome = await outcomeAt(server.origin, { body: "short" });
    assert(outcome.type !== "delivered");
    assertEquals(outcome.type, status < 500 ? "refused" : "failed");
    assertStringIncludes(outcome.reason, `HTTP ${status} (Cannot POST`);
  }
});

strictTest("WebhookSink classifies every misbehaviour of a receiver", async () => {
  const cases = [
    [
      answers.status(302, { headers: { location: "http://127.0.0.1/s3cret" } }),
      "refused",
      /redirects are not followed/,
    ],
    [answers.hangUp, "failed", /closed the connection before it answered/],
    [answers.gibberish, "failed", /not in HTTP/],
    [answers.hang, "failed", /did not answer within 0.2 s/],
    [answers.endless, "delivered", /HTTP 200/],
    [answers.breakOff, "delivered", /HTTP 200/],
  ] as const;
  for (const [script, type, text] of cases) {
    await using server = new HttpServer(script);
    const outcome = await outcomeAt(server.origin, { timeout: script === answers.hang ? 0.2 : 20 });
    assertEquals(outcome.type, type);
    assertMatch(outcome.type === "delivered" ? outcome.result ?? "" : outcome.reason, text);
  }
});

strictTest("WebhookSink ends at once when it is aborted", async () => {
  await using server = new HttpServer(answers.hang);
  await using sink = new WebhookSink(sinkConfig("webhook", { url: server.origin }));
  const controller = new AbortController();
  const sending = sink.send(makeSignal(), firstAttempt({ abort: controller.signal }));
  await server.requests.at(0);
  controller.abort();
  assertEquals((await sending).type, "failed");
});

strictTest("WebhookSink.preview() shows the request without secrets", async () => {
  const url = "https://example.org/hooks/s3cretPath";
  const body = { pair: "{pair}", token: "s3cretToken", deep: [{ api_key: "s3cretKey" }] };
  await using sink = new WebhookSink(sinkConfig("webhook", { url, ...SECRETS, body }));
  const preview = sink.preview(makeSignal());
  assertEquals(preview, {
    to: "POST https://example.org",
    content: {
      headers: {
        "user-agent": `consumer/${version}`,
        "content-type": "application/json",
        "authorization": "***",
        "x-kind": "***",
        "idempotency-key": makeSignal().id,
        "x-consumer-signature-v2": "***",
      },
      body: { pair: "BTC/USDT", token: "***", deep: [{ api_key: "***" }] },
    },
  });
});

strictTest("WebhookSink rejects an invalid config without showing its secrets", () => {
  const good = "https://example.org/";
  const cases: readonly (readonly [Readonly<Record<string, unknown>>, string])[] = [
    [{ url: "s3cret" }, "url: expected a URL that starts with http:// or https://"],
    [{ url: "https://{tag}.example.org/s3cret" }, "url: the host of a URL can't contain placeholders"],
    [{ url: "https://example.org/s3cret/{pari}" }, "url: unknown placeholder {pari}: did you mean {pair}?"],
    [{ url: good, headers: { "X Y": "s3cret" } }, 'headers."X Y": the name of a header'],
    [{ url: good, headers: { Key: "s3cret\n" } }, "headers.Key: the value of a header"],
    [{ url: good, headers: { Host: "s3cret" } }, "headers.Host: Host is a header that the program sets"],
    [{ url: good, headers: { Key: "s3cret{" } }, 'headers.Key: single "{"'],
    [{ url: good, body: ["{price:x}"] }, "body[0]: unknown format in {price:x}"],
    [{ url: good, format: "text", body: {} }, "body: expected a text"],
    [{ url: good, format: "form", body: "{pair}" }, "body: expected an object"],
    [{ url: good, ca_file: "/no/such/file.pem" }, "ca_file can't be used: /no/such/file.pem: no such file"],
  ];
  for (const [keys, message] of cases) {
    const make = (): WebhookSink => new WebhookSink({ ...sinkConfig("webhook", { url: good }), ...keys });
    const error = assertThrows(make, SinkConfigError, message);
    assert(!error.message.includes("s3cret"), error.message);
  }
});

strictTest("WebhookSink.check() requests the host's first page, and reports whether it answers", async () => {
  const abort = new AbortController().signal;
  const server = new HttpServer(answers.status(404));
  const config = sinkConfig("webhook", { url: `${server.origin}/hook/{pair}?token=sercet`, hmac_secret: "s" });
  await using sink = new WebhookSink(config);
  const host = new URL(server.origin).host;
  assertEquals(await sink.check(abort), { ok: true, text: `${host} answers; only a signal would test more` });
  assertEquals(server.requests.items.map(({ method, url }) => `${method} ${url}`), ["GET /"]);
  await server[Symbol.asyncDispose]();
  const { ok, text } = await sink.check(abort);
  assertEquals([ok, text.includes(host), text.includes("sercet")], [false, true, false]);
});
