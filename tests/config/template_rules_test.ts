import { loadConfig } from "../../src/config/load.ts";
import { assert, assertEquals } from "../support/assert.ts";
import { CWD, errorOf, load, problemsOf, readFrom, withProducer } from "./support.ts";

const WEBHOOK = { type: "webhook", url: "https://hooks.example/s3cretPath" };
const TELEGRAM = { type: "telegram", token: "123:s3cretToken", chat_id: 1 };

/** What is wrong with a sink, as `key (hint)`; no secret may be in it. */
async function brief(sink: object): Promise<readonly string[]> {
  const problems = await problemsOf({ consumer: { sinks: [sink] } });
  assert(!JSON.stringify(problems.map(({ found, hint }) => [found, hint])).includes("s3cret"));
  return problems.map(({ key, hint = "no hint" }) => `${key.replace("consumer.sinks[0].", "")} (${hint})`);
}

Deno.test("loadConfig() suggests a placeholder for an unknown one, in every template of a sink", async () => {
  const hint = "(unknown placeholder {pari}: did you mean {pair}?)";
  assertEquals(await brief({ ...TELEGRAM, message: "{pari}" }), [`message ${hint}`]);
  assertEquals(await brief({ type: "discord", webhook_url: "https://d.example/s3cret", message: "{pari}" }), [
    `message ${hint}`,
  ]);
  assertEquals(await brief({ ...WEBHOOK, url: `${WEBHOOK.url}/{pari}` }), [`url ${hint}`]);
  assertEquals(await brief({ ...WEBHOOK, headers: { "X-Pair": "s3cret {pari}" } }), [`headers.X-Pair ${hint}`]);
  assertEquals(await brief({ ...WEBHOOK, body: { text: ["{pair}", "{pari}"] } }), [`body.text[1] ${hint}`]);
});

Deno.test("loadConfig() reports a header that can't be sent, without its value", async () => {
  const headers = { "X Y": "s3cret", Host: "s3cret", "X-Line": "s3cret\n", "X-Good": { env: "VARIABLE" } };
  const value = "the value of a header may contain only printable ASCII characters";
  assertEquals(await brief({ ...WEBHOOK, headers }), [
    'headers."X Y" (the name of a header may contain only letters, digits and -)',
    "headers.Host (Host is a header that the program sets itself)",
    `headers.X-Line (${value})`,
  ]);
});

Deno.test("loadConfig() rejects a webhook's body that does not fit its format", async () => {
  assertEquals(await brief({ ...WEBHOOK, format: "text", body: {} }), ["body (no hint)"]);
  assertEquals(await brief({ ...WEBHOOK, format: "form", body: ["{pair}"] }), ["body (no hint)"]);
});

Deno.test("loadConfig() rejects placeholders in the host of a URL", async () => {
  const url = "https://{producer}.example/s3cretPath";
  assertEquals(await brief({ ...WEBHOOK, url }), ["url (the host of a URL can't contain placeholders)"]);
});

Deno.test("loadConfig() rejects URLs that are not HTTP, and malformed tokens", async () => {
  for (const url of ["hooks.example/s3cret", "ftp://hooks.example/s3cret", "https://me:s3cret@hooks.example/"]) {
    assertEquals(await brief({ ...WEBHOOK, url }), ["url (no hint)"]);
    assertEquals(await brief({ type: "discord", webhook_url: url }), ["webhook_url (no hint)"]);
  }
  assertEquals(await brief({ ...TELEGRAM, token: "bot s3cret" }), ["token (no hint)"]);
});

Deno.test("loadConfig() checks fetched secrets by the same rules, and reports their place without their text", async () => {
  const sinks = [
    { type: "discord", webhook_url: { env: "WRONG_URL" } },
    { ...WEBHOOK, headers: { Authorization: { env: "WRONG_HEADER" }, "X-Pair": { env: "WRONG_TEMPLATE" } } },
    { ...TELEGRAM, token: { file: "token.txt" } },
    { ...TELEGRAM, name: "missing", token: { env: "NOT_SET" } },
  ];
  const env = { WRONG_URL: "gopher://s3cret", WRONG_HEADER: "Bearer\ns3cret", WRONG_TEMPLATE: "s3cret {pari}" };
  const text = `{ "consumer": { "sinks": [\n${sinks.map((sink) => JSON.stringify(sink)).join(",\n")}\n] } }`;
  const error = await errorOf(text, { env, others: { "token.txt": "bot s3cret" } });
  assert(!error.message.includes("s3cret"), error.message);
  const place = (index: number, key: string): string => `${index + 2} consumer.sinks[${index}].${key}`;
  assertEquals(error.problems.map(({ line, key }) => `${line} ${key}`).sort(), [
    place(0, "webhook_url"),
    place(1, "headers.Authorization"),
    place(1, "headers.X-Pair"),
    place(2, "token"),
    place(3, "token"),
  ]);
});

Deno.test("loadConfig() leaves missing secrets empty for a command that sends nothing", async () => {
  const sink = { ...TELEGRAM, token: { env: "NOT_SET" } };
  const readTextFile = readFrom({ "config.jsonc": withProducer({}, {}, { consumer: { sinks: [sink] } }) });
  const config = await loadConfig({ files: ["config.jsonc"], cwd: CWD, readTextFile, needsSecrets: false });
  assertEquals(config.consumer.sinks.map(({ name }) => name), ["telegram"]);
});

Deno.test("loadConfig() accepts valid templates", async () => {
  const body = { pair: "{pair}", price: "{price:.2f}", nested: [{ fixed: 1 }, "{{}}"] };
  const url = "https://hooks.example/{pair}?side={side}";
  const { consumer } = await load({
    consumer: { sinks: [{ ...WEBHOOK, url, body, headers: { "X-Tag": "{tag}" } }, { ...TELEGRAM, message: "{pair}" }] },
  });
  assertEquals(consumer.sinks.length, 2);
});
