import fc from "fast-check";
import { resolve } from "node:path";
import { ConfigError } from "../../src/config/config_error.ts";
import { describeConfigValue } from "../../src/config/describe_config_value.ts";
import { collectSecrets } from "../../src/config/collect_secrets.ts";
import { isSecretKey } from "../../src/config/is_secret_key.ts";
import { listSecrets } from "../../src/config/list_secrets.ts";
import { assert, assertEquals } from "../support/assert.ts";
import { CWD, load, withProducer } from "./support.ts";

Deno.test("isSecretKey() recognises tokens, passwords, secrets and keys by their names", () => {
  for (
    const key of ["ws_token", "TOKEN", "password", "jwt_secret_key", "key", "api_key", "apiKey", "secret", "passphrase"]
  ) {
    assert(isSecretKey(key), key);
  }
  for (const key of ["host", "port", "name", "pair_whitelist", "keyboard", "monkey", "pass"]) {
    assert(!isSecretKey(key), key);
  }
});

Deno.test("collectSecrets() collects the values under such keys, lists included, longest first", () => {
  const raw = { exchange: { key: "abc", secret: "abcd" }, ws_token: ["x", "yy", { inner: 12345 }], name: "visible" };
  assertEquals(collectSecrets(raw), ["12345", "abcd", "abc", "yy", "x"]);
});

Deno.test("listSecrets() lists the tokens of the producers, each once", async () => {
  const producer = { host: "a", ws_token: "one" };
  const producers = [producer, { ...producer, name: "b" }, { ...producer, name: "c", ws_token: "two" }];
  assertEquals(listSecrets(await load(withProducer({}, { producers }))), ["one", "two"]);
});

Deno.test("describeConfigValue() hides secrets, and texts that contain one", () => {
  assertEquals(describeConfigValue("abc", ["producers", 0, "ws_token"], []), "text (not shown)");
  assertEquals(describeConfigValue("ws://a/?token=abc&x=1", ["host"], []), '"ws://a/?token=***&x=1"');
  assertEquals(describeConfigValue("https://user:hunter2@a/b", ["url"], []), '"https://***@a/***"');
  assertEquals(describeConfigValue("user:hunter2@host", ["host"], ["hunter2"]), '"***@host"');
  assertEquals(describeConfigValue('[{"ws_token": "abc"', ["producers"], []), "text");
  assertEquals(describeConfigValue("abc", ["producers"], [], true), "text");
});

Deno.test("describeConfigValue() cuts long text", () => {
  assertEquals(describeConfigValue("x".repeat(100), ["host"], []), `"${"x".repeat(60)}..."`);
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

Deno.test("loadConfig() shows no token in the message of any mistake", async () => {
  await fc.assert(fc.asyncProperty(token, fc.constantFrom(...TEMPLATES), async (secret, template) => {
    const { config, env = {} } = template(secret);
    try {
      await load(typeof config === "string" ? config : JSON.stringify(config), { env });
    } catch (error) {
      assert(error instanceof ConfigError, String(error));
      const shown = `${error.message}\n${error.stack}\n${JSON.stringify(error.problems)}`;
      assert(!shown.includes(secret) && !shown.includes(JSON.stringify(secret).slice(1, -1)), shown);
    }
  }));
});

Deno.test("loadConfig() lists the files that contain secrets", async () => {
  const token = { host: "::1", ws_token: { file: "token.txt" } };
  const section = (producer: object): object => ({
    external_message_consumer: { enabled: true, producers: [producer] },
  });
  const others = { "token.txt": "from the file" };
  const named = await load(section(token), { others });
  assertEquals(named.secret_files, [resolve(CWD, "token.txt")]);
  const written = await load(section({ ...token, ws_token: "in the config" }), { others });
  assertEquals(written.secret_files, [resolve(CWD, "config.jsonc")]);
  const fromEnvironment = await load(section({ ...token, ws_token: { env: "TOKEN" } }), { env: { TOKEN: "t" } });
  assertEquals(fromEnvironment.secret_files, []);
  const added = { ...others, "sub/more.jsonc": section(token), "sub/token.txt": "t" };
  const both = await load({ add_config_files: ["sub/more.jsonc"], api_server: { password: "p" } }, { others: added });
  assertEquals(both.secret_files, [resolve(CWD, "config.jsonc"), resolve(CWD, "sub/token.txt")]);
});
