import { resolve } from "node:path";
import { MAX_DEPTH } from "../../src/config/find_depth_problem.ts";
import { findConfigWarnings } from "../../src/config/find_warnings.ts";
import { findWeakSecrets } from "../../src/config/find_weak_secrets.ts";
import { assertEquals, assertStringIncludes } from "../support/assert.ts";
import { CWD, errorOf, fixture, load, problemsOf, withProducer } from "./support.ts";

Deno.test("loadConfig() accepts the example of freqtrade's documentation to the letter", async () => {
  const page = await fixture("producer-consumer.md");
  const example = /```json\n([\s\S]*?)```/.exec(page)?.[1] ?? "";
  assertStringIncludes(example, "//...");
  const { external_message_consumer: section } = await load(example);
  assertEquals(section, {
    enabled: true,
    producers: [{ name: "default", host: "127.0.0.1", port: 8080, secure: false, ws_token: "sercet_Ws_t0ken" }],
    wait_timeout: 300,
    ping_timeout: 10,
    sleep_time: 10,
    remove_entry_exit_signals: false,
    message_size_limit: 8,
    initial_candle_limit: 1500,
  });
});

Deno.test("loadConfig() fills in every default of freqtrade's documentation", async () => {
  const page = await fixture("producer-consumer.md");
  const { external_message_consumer: section } = await load(withProducer());
  const rows = [...page.matchAll(/^\| `(\w+)` \|.*?\*Defaults to `(\w+)`\.\*/gm)];
  const named = rows.map(([, key = "", value = ""]) => [key, JSON.parse(value)] as const).filter(([key]) =>
    key !== "enabled"
  );
  assertEquals(named.length, 5);
  for (const [key, value] of named) assertEquals(Reflect.get(section, key), value, key);
});

Deno.test("loadConfig() fills in every default", async () => {
  assertEquals(await load({}), {
    files: ["config.jsonc"],
    secrets: [],
    secret_files: [],
    trading_mode: "spot",
    candle_type_def: "spot",
    exchange: { pair_whitelist: [], pair_blacklist: [], outdated_offset: 5 },
    external_message_consumer: {
      enabled: false,
      producers: [],
      wait_timeout: 300,
      ping_timeout: 10,
      sleep_time: 10,
      remove_entry_exit_signals: false,
      message_size_limit: 8,
      initial_candle_limit: 1500,
    },
    consumer: {
      strategies: [],
      strategy_permissions: { read: [], net: [], env: [] },
      parameters: {},
      sinks: [{
        type: "stdout",
        name: "stdout",
        filter: { strategies: [], pairs: [], actions: [], sides: [], tags: [] },
        max_attempts: 100,
      }],
      journal: { enabled: true, file: resolve(CWD, "consumer.sqlite"), keep_days: 90 },
      flush_timeout: 5,
      allow_commands: false,
      failover_grace: 5,
      late_data_grace: 60,
      memory_limit: 1000,
      strategy_timeout: 10,
      catch_up: false,
      hot_reload: true,
      websocket: "own",
      websocket_compression: false,
      output: "auto",
      log_level: "info",
      log_format: "pretty",
      status_interval: 300,
    },
  });
});

Deno.test("loadConfig() derives candle_type_def from trading_mode as CandleType.get_default() does", async () => {
  assertEquals((await load({ trading_mode: "futures" })).candle_type_def, "futures");
  assertEquals((await load({ trading_mode: "margin" })).candle_type_def, "spot");
  assertEquals(
    (await load({ trading_mode: "futures", candle_type_def: "premiumIndex" })).candle_type_def,
    "premiumIndex",
  );
});

Deno.test("loadConfig() ignores all other keys of a freqtrade config, even with wrong types", async () => {
  const config = await load(withProducer({}, {}, {
    max_open_trades: "many",
    telegram: 5,
    exchange: { name: 7, ccxt_config: "none", key: 1, outdated_offset: 9 },
    api_server: { enabled: "perhaps", listen_port: -1 },
    pairlists: "StaticPairList",
    freqai: { feature_parameters: null },
  }));
  assertEquals(config.exchange, { pair_whitelist: [], pair_blacklist: [], outdated_offset: 9 });
});

Deno.test("loadConfig() ignores the rest of a disabled section, as freqtrade does", async () => {
  const wrong = { producers: [{ host: "a b", port: -1 }, 5], wait_timeout: -1, unknown: true, candles: null };
  const config = await load({ external_message_consumer: { ...wrong, enabled: false } });
  assertEquals(config.external_message_consumer, (await load({})).external_message_consumer);
});

Deno.test("loadConfig() enables and disables the section by the environment", async () => {
  const name = "FREQTRADE__EXTERNAL_MESSAGE_CONSUMER__ENABLED";
  assertEquals((await load(withProducer(), { env: { [name]: "false" } })).external_message_consumer.enabled, false);
  const on = await load(withProducer({}, { enabled: false }), { env: { [name]: "true" } });
  assertEquals(on.external_message_consumer.producers.length, 1);
});

Deno.test("loadConfig() reports all problems at once, each with its line", async () => {
  const problems = await problemsOf(`{
    "external_message_consumer": {
      "enabled": true,
      "producers": [
        { "host": "127.0.0.1", "port": "80a", "ws_token": "t0ken" },
        { "name": "other", "hots": "::1" },
      ],
      "wait_timout": 5,
    },
    "consumer": { "log_level": "loud",
      "strategy_timeout": 0 },
    "exchange": { "pair_whitelist": ["BTC/USDT", "*/BTC"] },
  }`);
  assertEquals(problems.map(({ line, key, kind }) => [line, key, kind]), [
    [5, "external_message_consumer.producers[0].port", "invalid"],
    [6, "external_message_consumer.producers[1].host", "missing"],
    [6, "external_message_consumer.producers[1].ws_token", "missing"],
    [6, "external_message_consumer.producers[1].hots", "unknown_key"],
    [8, "external_message_consumer.wait_timout", "unknown_key"],
    [10, "consumer.log_level", "invalid"],
    [11, "consumer.strategy_timeout", "invalid"],
    [12, "exchange.pair_whitelist[1]", "invalid"],
  ]);
});

Deno.test("loadConfig() names the file or the environment variable that a wrong value comes from", async () => {
  const { message } = await errorOf(withProducer({}, {}, { add_config_files: ["more.json"] }), {
    others: { "more.json": '{\n\n"timeframe": "5 minutes"\n}' },
    env: { FREQTRADE__CONSUMER__OUTPUT: "xml" },
  });
  assertEquals(message.split("\n"), [
    'more.json:3: timeframe: expected a timeframe such as "5m", "1h", "1d", found "5 minutes"',
    'environment variable FREQTRADE__CONSUMER__OUTPUT: consumer.output: expected one of "auto", "pretty", "json", found "xml"',
  ]);
});

Deno.test("loadConfig() reports the last of repeated keys, which is the one in effect", async () => {
  const [problem] = await problemsOf('{\n"timeframe": "5m",\n"timeframe": "x"\n}');
  assertEquals(problem?.line, 3);
});

Deno.test("loadConfig() strips the brackets of an IPv6 host", async () => {
  const config = await load(withProducer({ host: "[::1]" }));
  assertEquals(config.external_message_consumer.producers[0]?.host, "::1");
});

Deno.test("loadConfig() explains how to write a list in an environment variable", async () => {
  const { message } = await errorOf({}, { env: { FREQTRADE__CONSUMER__STRATEGIES: "a.ts" } });
  assertEquals(
    message,
    "environment variable FREQTRADE__CONSUMER__STRATEGIES: consumer.strategies: expected a list of paths, found text " +
      '(as JSON, such as ["..."])',
  );
});

const nestedLists = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);
const nestedObjects = (depth: number): string => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;

Deno.test("loadConfig() accepts a config that is nested as deep as allowed", async () => {
  for (const nested of [nestedLists, nestedObjects]) {
    assertEquals((await load(`{ "timeframe": "5m", "x": ${nested(MAX_DEPTH - 1)} }`)).timeframe, "5m");
    const [problem, ...others] = await problemsOf(`{ "timeframe": 5, "x": ${nested(MAX_DEPTH - 1)} }`);
    assertEquals([problem?.key, others], ["timeframe", []]);
  }
});

Deno.test("loadConfig() rejects a config that is nested deeper, whatever its depth", async () => {
  for (const depth of [MAX_DEPTH, 1000, 2000, 3000, 4000, 6000, 10_000, 100_000]) {
    for (const nested of [nestedLists, nestedObjects]) {
      const { message } = await errorOf(`{ "timeframe": 5, "x": ${nested(depth)} }`);
      assertEquals(message, "config.jsonc: expected at most 100 objects and lists inside each other, found more");
    }
  }
});

Deno.test("loadConfig() rejects an environment variable that is nested too deep", async () => {
  const name = `FREQTRADE__${Array.from({ length: 20_000 }, () => "A").join("__")}`;
  for (const [key, value] of [[name, "1"], ["FREQTRADE__X", nestedLists(50_000)]] as const) {
    const { message } = await errorOf({}, { env: { [key]: value } });
    assertEquals(
      message,
      `environment variable ${key}: expected at most 100 objects and lists inside each other, found more`,
    );
  }
});

Deno.test("findConfigWarnings() warns of process_only_new_candles in a consumer, as freqtrade does", async () => {
  const warnings = async (config: object): Promise<number> => findConfigWarnings(await load(config)).length;
  assertEquals(await warnings(withProducer({}, {}, { process_only_new_candles: true })), 1);
  assertEquals(await warnings(withProducer({}, {}, { process_only_new_candles: false })), 0);
  assertEquals(await warnings(withProducer()), 0);
  assertEquals(await warnings({ process_only_new_candles: true }), 0);
});

Deno.test("findWeakSecrets() names the key of each weak token and password, and never its value", async () => {
  const warnings = async (ws_token: string, password: string): Promise<readonly string[]> => {
    const sink = { type: "freqtrade", url: "http://127.0.0.1:8080", username: "u", password };
    return findWeakSecrets(await load(withProducer({ ws_token }, {}, { consumer: { sinks: [sink] } })));
  };
  const strong = "hJ3_9dkQx0aP";
  assertEquals(await warnings(strong, strong), []);
  assertEquals(await warnings("tok", "freqtrade"), [
    "external_message_consumer.producers[0].ws_token is easy to guess: it has fewer than 8 characters; " +
    "use a long random text",
    "consumer.sinks[0].password is easy to guess: it is a common word or number; use a long random text",
  ]);
  assertEquals(await warnings("sercet_Ws_t0ken", strong), [
    "external_message_consumer.producers[0].ws_token is easy to guess: it is an example in freqtrade's documentation; " +
    "use a long random text",
  ]);
});
