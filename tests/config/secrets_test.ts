import fc from "fast-check";
import { ConfigError } from "../../src/config/errors.ts";
import { describeFound } from "../../src/config/found.ts";
import { collectSecrets, configSecrets, isSecretKey } from "../../src/config/secrets.ts";
import { assert, assertEquals } from "../support/assert.ts";
import { load, withProducer } from "./support.ts";

Deno.test("isSecretKey() knows tokens, passwords, secrets and keys by their names", () => {
  for (
    const key of ["ws_token", "TOKEN", "password", "jwt_secret_key", "key", "api_key", "apiKey", "secret", "passphrase"]
  ) {
    assert(isSecretKey(key), key);
  }
  for (const key of ["host", "port", "name", "pair_whitelist", "keyboard", "monkey", "pass"]) {
    assert(!isSecretKey(key), key);
  }
});

Deno.test("collectSecrets() gathers what stands under such keys, lists included, the longest first", () => {
  const raw = { exchange: { key: "abc", secret: "abcd" }, ws_token: ["x", "yy", { inner: 12345 }], name: "visible" };
  assertEquals(collectSecrets(raw), ["12345", "abcd", "abc", "yy", "x"]);
});

Deno.test("configSecrets() are the tokens of the producers, each once", async () => {
  const producer = { host: "a", ws_token: "one" };
  const producers = [producer, { ...producer, name: "b" }, { ...producer, name: "c", ws_token: "two" }];
  assertEquals(configSecrets(await load(withProducer({}, { producers }))), ["one", "two"]);
});

Deno.test("describeFound() hides what is or holds a secret", () => {
  assertEquals(describeFound("abc", ["producers", 0, "ws_token"], []), "text (not shown)");
  assertEquals(describeFound("ws://a/?token=abc&x=1", ["host"], []), '"ws://a/?token=***&x=1"');
  assertEquals(describeFound("https://user:hunter2@a/b", ["url"], []), '"https://***@a/***"');
  assertEquals(describeFound("user:hunter2@host", ["host"], ["hunter2"]), '"user:***@host"');
  assertEquals(describeFound('[{"ws_token": "abc"', ["producers"], []), "text");
  assertEquals(describeFound("abc", ["producers"], [], true), "text");
});

Deno.test("describeFound() cuts long text short", () => {
  assertEquals(describeFound("x".repeat(100), ["host"], []), `"${"x".repeat(60)}..."`);
});

const token = fc.stringMatching(/^[A-Za-z0-9+/=_.~!"\\ -]{8,40}$/);
const TEMPLATES: readonly ((token: string) => { readonly config: unknown; readonly env?: Record<string, string> })[] = [
  (t) => ({ config: withProducer({ ws_token: t, port: t }) }),
  (t) => ({ config: withProducer({ ws_token: t, host: `ws://host/?token=${t}` }) }),
  (t) => ({ config: withProducer({ ws_token: [t] }) }),
  (t) => ({ config: withProducer({ ws_token: { value: t } }) }),
  (t) => ({ config: withProducer({ ws_tokn: t, password: t }) }),
  (t) => ({ config: withProducer({}, { producers: `host:8080:${t}` }) }),
  (t) => ({ config: withProducer({}, { producers: [`host:8080:${t}`] }) }),
  (t) => ({ config: withProducer({}, { ws_token: t, sleep_time: t }) }),
  (t) => ({ config: { ...withProducer({}, { sleep_time: t }), exchange: { key: t }, timeframe: t } }),
  (t) => ({ config: `{ "external_message_consumer": { "producers": [ { "ws_token": "${t} } ] } }` }),
  (t) => ({ config: `{ "ws_token": ${t} }` }),
  (t) => ({
    config: withProducer(),
    env: { FREQTRADE__EXTERNAL_MESSAGE_CONSUMER__PRODUCERS: `[{"host": "a", "ws_token": ${JSON.stringify(t)}` },
  }),
  (t) => ({ config: withProducer(), env: { FREQTRADE__EXTERNAL_MESSAGE_CONSUMER__WS_TOKEN: t } }),
];

Deno.test("loadConfig() shows no token in any message, whatever is wrong with the config", async () => {
  await fc.assert(fc.asyncProperty(token, fc.constantFrom(...TEMPLATES), async (secret, template) => {
    const { config, env = {} } = template(secret);
    try {
      await load(typeof config === "string" ? config : JSON.stringify(config), { env });
    } catch (error) {
      assert(error instanceof ConfigError, String(error));
      const told = `${error.message}\n${error.stack}\n${JSON.stringify(error.problems)}`;
      assert(!told.includes(secret) && !told.includes(JSON.stringify(secret).slice(1, -1)), told);
    }
  }));
});
