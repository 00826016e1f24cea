import { assertEquals, assertStringIncludes } from "../support/assert.ts";
import { errorOf, withProducer } from "./support.ts";

const SECTION = "external_message_consumer";
const MISSING = `missing; expected an object with enabled and producers, or { "enabled": false } to follow no producer`;

const CASES: readonly (readonly [what: string, text: string, message: string])[] = [
  ["no section", '{\n"timeframe": "5m" }', `config.jsonc:1: ${SECTION}: ${MISSING}`],
  [
    "a misspelt section",
    '{\n"external_message_consumr": { "enabled": true } }',
    `config.jsonc:2: external_message_consumr: unknown key (did you mean ${SECTION}?)`,
  ],
  [
    "a section in another letter case",
    '{\n"External-Message-Consumer": { "enabled": true } }',
    `config.jsonc:2: External-Message-Consumer: unknown key (did you mean ${SECTION}?)`,
  ],
  [
    "producers without enabled",
    `{\n"${SECTION}": {\n"producers": [{ "host": "a", "ws_token": "t" }] } }`,
    `config.jsonc:2: ${SECTION}.enabled: missing; expected true or false`,
  ],
  [
    "a misspelt section consumer",
    JSON.stringify(withProducer({}, {}, { consumr: { strategies: [] } })),
    "config.jsonc:1: consumr: unknown key (did you mean consumer?)",
  ],
];

for (const [what, text, message] of CASES) {
  Deno.test(`loadConfig() rejects a config with ${what}`, async () => {
    // `others` replace the file
    const error = await errorOf("{}", { others: { "unused.json": SECTION, "config.jsonc": text } });
    assertEquals(error.message, message);
  });
}

Deno.test("loadConfig() reports a misspelt enabled and what was meant", async () => {
  const { message } = await errorOf(withProducer({}, { enabled: undefined, enabld: true }));
  assertStringIncludes(message, `${SECTION}.enabled: missing; expected true or false`);
  assertStringIncludes(message, `${SECTION}.enabld: unknown key (did you mean enabled?)`);
});

Deno.test("loadConfig() reports a misspelt section of the environment", async () => {
  const { message } = await errorOf(withProducer(), { env: { FREQTRADE__CONSUMR__OUTPUT: "json" } });
  assertEquals(
    message,
    "environment variable FREQTRADE__CONSUMR__OUTPUT: consumr: unknown key (did you mean consumer?)",
  );
});
