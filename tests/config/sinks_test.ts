import { resolve } from "node:path";
import type { Config } from "../../src/config/schema.ts";
import { listSecrets } from "../../src/config/list_secrets.ts";
import { assertEquals } from "../support/assert.ts";
import { CWD, load, problemsOf, withProducer } from "./support.ts";

const WEBHOOK = { type: "webhook", url: "https://hooks.example/services/T0123/B4567/abcdefgh" };
const BOT = { type: "freqtrade", url: "http://127.0.0.1:8080", username: "freqtrader", password: "s3cret-of-the-bot" };

function withSinks(...sinks: readonly object[]): Record<string, unknown> {
  return { consumer: { sinks } };
}

async function brief(...args: Parameters<typeof problemsOf>): Promise<readonly string[]> {
  return (await problemsOf(...args)).map(({ key, kind, hint }) =>
    `${key}: ${kind}${hint === undefined ? "" : ` (${hint})`}`
  );
}

function sinkNames(config: Config): readonly string[] {
  return config.consumer.sinks.map(({ name }) => name);
}

Deno.test("loadConfig() names a sink after its type by default, and rejects two sinks with the same name", async () => {
  assertEquals(sinkNames(await load(withSinks({ type: "stdout" }, { ...BOT, name: "mine" }))), ["stdout", "mine"]);
  assertEquals(await brief(withSinks(BOT, { ...BOT, url: "http://[::1]:8080" })), ["consumer.sinks[1].name: invalid"]);
});

Deno.test("loadConfig() lists the keys of a sink's type for an unknown key, and all types for an unknown type", async () => {
  assertEquals(await brief(withSinks({ ...WEBHOOK, passwort: "x" }, { ...BOT, stake_amont: 5 })), [
    "consumer.sinks[0].passwort: unknown_key",
    "consumer.sinks[1].stake_amont: unknown_key (did you mean stake_amount?)",
  ]);
  const [problem] = await problemsOf(withSinks({ type: "webhok", url: "x" }));
  assertEquals([problem?.key, problem?.expected.includes('"webhook"')], ["consumer.sinks[0].type", true]);
});

Deno.test("loadConfig() rejects a command sink without consumer.allow_commands", async () => {
  const sink = { type: "command", command: ["/bin/true"] };
  assertEquals(await brief(withSinks(sink)), [
    "consumer.sinks[0].type: invalid (set consumer.allow_commands to true to allow it)",
  ]);
  const { consumer } = await load({ consumer: { sinks: [sink], allow_commands: true } });
  assertEquals(consumer.sinks[0]?.type, "command");
});

Deno.test("loadConfig() fetches secrets from the environment and from files, a producer's ws_token included", async () => {
  const config = await load(
    withProducer({ ws_token: { file: "token.txt" } }, {}, withSinks({ ...BOT, password: { env: "BOT_PASSWORD" } })),
    { env: { BOT_PASSWORD: "from-the-environment" }, others: { "token.txt": "from-a-file\r\n" } },
  );
  assertEquals(config.external_message_consumer.producers[0]?.ws_token, "from-a-file");
  const [sink] = config.consumer.sinks;
  assertEquals(sink?.type === "freqtrade" && sink.password, "from-the-environment");
  assertEquals(listSecrets(config).sort(), ["from-a-file", "from-the-environment"]);
});

Deno.test("loadConfig() reports each secret that can't be fetched, and why", async () => {
  const sinks = withSinks(
    { ...BOT, password: { env: "NOT_SET" } },
    { type: "telegram", token: { file: "missing.txt" }, chat_id: 1 },
    { ...WEBHOOK, headers: { "X-Api-Key": { file: "empty.txt" } } },
  );
  const problems = await problemsOf(sinks, { others: { "empty.txt": "\n" } });
  assertEquals(problems.map(({ key, expected, found, file }) => [key, expected, found, file]), [
    ["consumer.sinks[0].password", "the environment variable NOT_SET", "no value", "config.jsonc"],
    ["consumer.sinks[1].token", "a file that can be read", "no such file", "config.jsonc"],
    ["consumer.sinks[2].headers.X-Api-Key", "text in the file", "an empty file", "config.jsonc"],
  ]);
});

Deno.test("loadConfig() keeps { env } in a webhook's body unchanged", async () => {
  const { consumer } = await load(withSinks({ ...WEBHOOK, body: { env: "prod" } }));
  const [sink] = consumer.sinks;
  assertEquals(sink?.type === "webhook" && sink.body, { env: "prod" });
});

Deno.test("listSecrets() lists passwords, tokens, secret headers, and URLs with a long path", async () => {
  const headers = { Authorization: "Bearer of-the-header", "Content-Type": "application/json" };
  const config = await load(withSinks(
    { ...WEBHOOK, headers, hmac_secret: "of-the-hmac" },
    { type: "telegram", token: "123:of-telegram", chat_id: "@me" },
    { type: "discord", webhook_url: "https://discord.example/api/webhooks/1/of-discord" },
    BOT,
  ));
  assertEquals(listSecrets(config).sort(), [
    "/api/webhooks/1/of-discord",
    "/services/T0123/B4567/abcdefgh",
    "123:of-telegram",
    "Bearer of-the-header",
    "https://discord.example/api/webhooks/1/of-discord",
    "https://hooks.example/services/T0123/B4567/abcdefgh",
    "of-the-hmac",
    "s3cret-of-the-bot",
  ]);
});

Deno.test("loadConfig() resolves the paths of sinks and of the journal from the folder of the file that names them", async () => {
  const inner = { consumer: { sinks: [{ type: "file", path: "out.ndjson" }], journal: { file: "j.sqlite" } } };
  const { consumer } = await load({ add_config_files: ["sub/inner.json"] }, { others: { "sub/inner.json": inner } });
  const [sink] = consumer.sinks;
  assertEquals(sink?.type === "file" && sink.path, resolve(CWD, "sub/out.ndjson"));
  assertEquals(consumer.journal.file, resolve(CWD, "sub/j.sqlite"));
});

Deno.test("loadConfig() places the default journal beside the last config file, even if the environment sets keys", async () => {
  const env = { FREQTRADE__CONSUMER__JOURNAL__KEEP_DAYS: "7" };
  const { consumer } = await load({ add_config_files: ["sub/inner.json"] }, { env, others: { "sub/inner.json": {} } });
  assertEquals(consumer.journal, { enabled: true, file: resolve(CWD, "consumer.sqlite"), keep_days: 7 });
  assertEquals((await load({ consumer: { journal: { file: ":memory:" } } })).consumer.journal.file, ":memory:");
});
