import { assert, assertEquals } from "../support/assert.ts";
import { load, problemsOf } from "./support.ts";

const WEBHOOK = { type: "webhook", url: "https://hooks.example/s3cretPath" };
const TELEGRAM = { type: "telegram", token: "123:s3cretToken", chat_id: 1 };

/** What is wrong with a sink, as `key (hint)`; no secret may be in it. */
async function brief(sink: object): Promise<readonly string[]> {
  const problems = await problemsOf({ consumer: { sinks: [sink] } });
  assert(!JSON.stringify(problems.map(({ found, hint }) => [found, hint])).includes("s3cret"));
  return problems.map(({ key, hint = "no hint" }) => `${key.replace("consumer.sinks[0].", "")} (${hint})`);
}

Deno.test("a placeholder that no signal has is told with the one that was meant, wherever it stands", async () => {
  const hint = "(unknown placeholder {pari}: did you mean {pair}?)";
  assertEquals(await brief({ ...TELEGRAM, message: "{pari}" }), [`message ${hint}`]);
  assertEquals(await brief({ type: "discord", webhook_url: "https://d.example/s3cret", message: "{pari}" }), [
    `message ${hint}`,
  ]);
  assertEquals(await brief({ ...WEBHOOK, url: `${WEBHOOK.url}/{pari}` }), [`url ${hint}`]);
  assertEquals(await brief({ ...WEBHOOK, headers: { "X-Pair": "s3cret {pari}" } }), [`headers.X-Pair ${hint}`]);
  assertEquals(await brief({ ...WEBHOOK, body: { text: ["{pair}", "{pari}"] } }), [`body.text[1] ${hint}`]);
});

Deno.test("a header that can't be sent is told without its value", async () => {
  const headers = { "X Y": "s3cret", Host: "s3cret", "X-Line": "s3cret\n", "X-Good": { env: "VARIABLE" } };
  const value = "the value of a header has printable ASCII characters alone, and no line end";
  assertEquals(await brief({ ...WEBHOOK, headers }), [
    'headers."X Y" (the name of a header has letters, digits and - alone)',
    "headers.Host (Host is set by the program itself)",
    `headers.X-Line (${value})`,
  ]);
});

Deno.test("a body must fit the format of a webhook", async () => {
  assertEquals(await brief({ ...WEBHOOK, format: "text", body: {} }), ["body (no hint)"]);
  assertEquals(await brief({ ...WEBHOOK, format: "form", body: ["{pair}"] }), ["body (no hint)"]);
});

Deno.test("no placeholder stands in the host of a URL", async () => {
  const url = "https://{producer}.example/s3cretPath";
  assertEquals(await brief({ ...WEBHOOK, url }), ["url (placeholders can't stand in the host of a URL)"]);
});

Deno.test("templates that are right are left alone", async () => {
  const body = { pair: "{pair}", price: "{price:.2f}", nested: [{ fixed: 1 }, "{{}}"] };
  const url = "https://hooks.example/{pair}?side={side}";
  const { consumer } = await load({
    consumer: { sinks: [{ ...WEBHOOK, url, body, headers: { "X-Tag": "{tag}" } }, { ...TELEGRAM, message: "{pair}" }] },
  });
  assertEquals(consumer.sinks.length, 2);
});
