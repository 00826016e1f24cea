import { assertEquals } from "../support/assert.ts";
import { load, problemsOf, withProducer } from "./support.ts";

const SECTION = "external_message_consumer.";
const PRODUCER = `${SECTION}producers[0].`;
const WHOLE_SECONDS = "a number of seconds from 0.01 to 2147483";
const HOST = "a host name or an IP address, without scheme, port or path";

interface Rule {
  readonly config: object;
  readonly key: string;
  readonly expected: string;
  readonly found: string;
}

/** One rule, and values that break it with how they are shown. */
function rule(
  key: string,
  expected: string,
  config: (value: unknown) => object,
  wrong: Readonly<Record<string, unknown>>,
): Rule[] {
  return Object.entries(wrong).map(([found, value]) => ({ config: config(value), key, expected, found }));
}

const producer = (key: string) => (value: unknown): object => withProducer({ [key]: value });
const section = (key: string) => (value: unknown): object => withProducer({}, { [key]: value });
const consumer = (key: string) => (value: unknown): object => ({ consumer: { [key]: value } });
const exchange = (key: string) => (value: unknown): object => ({ exchange: { [key]: value } });
const top = (key: string) => (value: unknown): object => ({ [key]: value });

const NO_SECONDS = { "0": 0, "-1": -1, '"5"': "5", null: null, "2147484": 2147484, true: true };
const flags = (key: string, config: (value: unknown) => object): Rule[] =>
  rule(key, "true or false", config, { '"yes"': "yes", "1": 1, null: null, "an empty list": [] });

const RULES: readonly Rule[] = [
  ...rule("external_message_consumer", "an object with enabled and producers", top("external_message_consumer"), {
    "5": 5,
    null: null,
    "a list": [1],
    text: "127.0.0.1",
  }),
  ...flags(`${SECTION}enabled`, section("enabled")),
  ...rule(`${SECTION}producers`, "at least one producer", section("producers"), { "an empty list": [] }),
  ...rule(`${SECTION}producers`, "a list of producers", section("producers"), {
    "an object": {},
    text: "a",
    null: null,
  }),
  ...rule(
    `${SECTION}producers[0]`,
    "a producer: an object with host and ws_token",
    (value) => section("producers")([value]),
    {
      text: "127.0.0.1:8080:token",
      null: null,
    },
  ),
  ...rule(`${PRODUCER}name`, "a name for this producer", producer("name"), { '""': "", "5": 5 }),
  ...rule(`${PRODUCER}host`, HOST, producer("host"), {
    '"10000.1241..2121/"': "10000.1241..2121/",
    '"my host"': "my host",
    '""': "",
    "5": 5,
    '"a:80"': "a:80",
  }),
  ...rule(`${PRODUCER}port`, "a whole number from 1 to 65535", producer("port"), {
    "0": 0,
    "-1": -1,
    "65536": 65536,
    "80.5": 80.5,
    '"80a"': "80a",
    '"80"': "80",
    null: null,
  }),
  ...flags(`${PRODUCER}secure`, producer("secure")),
  ...rule(
    `${PRODUCER}ws_token`,
    `text, the ws_token of the producer's api_server; or { "env": NAME }, or { "file": PATH }`,
    producer("ws_token"),
    {
      "a number (not shown)": 12345,
      "empty text (not shown)": "",
      "a list": ["x"],
      null: null,
    },
  ),
  ...rule(`${PRODUCER}ca_file`, "the path of a PEM file", producer("ca_file"), { "5": 5, null: null, '""': "" }),
  ...rule(`${SECTION}wait_timeout`, WHOLE_SECONDS, section("wait_timeout"), NO_SECONDS),
  ...rule(`${SECTION}sleep_time`, WHOLE_SECONDS, section("sleep_time"), NO_SECONDS),
  ...rule(`${SECTION}ping_timeout`, "a number of seconds from 0 to 2147483", section("ping_timeout"), {
    "-1": -1,
    '"5"': "5",
    null: null,
    "2147484": 2147484,
  }),
  ...flags(`${SECTION}remove_entry_exit_signals`, section("remove_entry_exit_signals")),
  ...rule(`${SECTION}message_size_limit`, "a whole number from 1 to 64", section("message_size_limit"), {
    "0": 0,
    "65": 65,
    "1.5": 1.5,
    '"8"': "8",
  }),
  ...rule(`${SECTION}initial_candle_limit`, "a whole number from 1 to 1500", section("initial_candle_limit"), {
    "0": 0,
    "1501": 1501,
    "1.5": 1.5,
  }),
  ...rule("consumer", "an object", top("consumer"), { "5": 5, null: null, "an empty list": [] }),
  ...rule("consumer.strategies", "a list of paths", consumer("strategies"), { text: "a.ts", null: null }),
  ...rule(
    "consumer.strategies[0]",
    "the path of a strategy, a .ts or .js file",
    (value) => consumer("strategies")([value]),
    {
      "5": 5,
      '""': "",
    },
  ),
  ...rule("consumer.strategy_permissions", "an object with read, net and env", consumer("strategy_permissions"), {
    text: "all",
    true: true,
  }),
  ...["read", "net", "env"].flatMap((key) =>
    rule(
      `consumer.strategy_permissions.${key}`,
      key === "read" ? "a list of paths" : key === "net" ? "a list of hosts" : "a list of environment variables",
      (value) => consumer("strategy_permissions")({ [key]: value }),
      { true: true, text: "*" },
    )
  ),
  ...rule("consumer.strategy_timeout", WHOLE_SECONDS, consumer("strategy_timeout"), NO_SECONDS),
  ...rule("consumer.output", 'one of "auto", "pretty", "json"', consumer("output"), { '"xml"': "xml", "1": 1 }),
  ...rule(
    "consumer.log_level",
    'one of "trace", "debug", "info", "warning", "error", "fatal"',
    consumer("log_level"),
    { '"warn"': "warn", "1": 1 },
  ),
  ...rule("consumer.log_format", 'one of "pretty", "json"', consumer("log_format"), { '"auto"': "auto", null: null }),
  ...rule("timeframe", 'a timeframe such as "5m", "1h", "1d"', top("timeframe"), { '"5"': "5", '"0m"': "0m", "5": 5 }),
  ...rule("trading_mode", 'one of "spot", "margin", "futures"', top("trading_mode"), { '"swap"': "swap", null: null }),
  ...rule(
    "candle_type_def",
    'one of "spot", "futures", "mark", "index", "premiumIndex", "funding_rate", "open_interest"',
    top("candle_type_def"),
    { '"swap"': "swap", "1": 1 },
  ),
  ...flags("process_only_new_candles", top("process_only_new_candles")),
  ...rule("exchange", "an object", top("exchange"), { text: "binance", null: null }),
  ...["pair_whitelist", "pair_blacklist"].flatMap((key) => [
    ...rule(`exchange.${key}`, "a list of pairs", exchange(key), { text: "BTC/USDT", null: null }),
    ...rule(`exchange.${key}[0]`, "a pair or a regular expression", (value) => exchange(key)([value]), { "5": 5 }),
    ...rule(
      `exchange.${key}[0]`,
      "a pair or a regular expression that compiles (nothing to repeat)",
      (value) => exchange(key)([value]),
      { '"*/BTC"': "*/BTC" },
    ),
  ]),
  ...rule("exchange.outdated_offset", "a whole number from 1 to 1000000000", exchange("outdated_offset"), {
    "0": 0,
    "1.5": 1.5,
    '"5"': "5",
  }),
];

Deno.test("loadConfig() rejects each wrong value with one problem: what it expected and what it found", async () => {
  for (const { config, key, expected, found } of RULES) {
    const problems = await problemsOf(config);
    const seen = problems.map((problem) => [problem.key, problem.expected, problem.found]);
    assertEquals(seen, [[key, expected, found]], JSON.stringify(config));
  }
});

Deno.test("loadConfig() accepts the bounds of every number", async () => {
  const low = { wait_timeout: 0.01, ping_timeout: 0, sleep_time: 0.5, message_size_limit: 1, initial_candle_limit: 1 };
  const high = {
    wait_timeout: 2147483,
    ping_timeout: 2147483,
    sleep_time: 2147483,
    message_size_limit: 64,
    initial_candle_limit: 1500,
  };
  for (const [port, bounds] of [[1, low], [65535, high]] as const) {
    const { external_message_consumer: read } = await load(withProducer({ port }, bounds));
    for (const [key, value] of Object.entries(bounds)) assertEquals(Reflect.get(read, key), value);
    assertEquals(read.producers[0]?.port, port);
  }
});

Deno.test("loadConfig() rejects an enabled section without a producer", async () => {
  const problems = await problemsOf('{\n"external_message_consumer": {\n"enabled": true } }');
  assertEquals(problems.map(({ line, key, expected, found }) => [line, key, expected, found]), [
    [2, "external_message_consumer.producers", "at least one producer", "an empty list"],
  ]);
});

Deno.test("loadConfig() rejects two producers with the same name or without a name", async () => {
  for (const names of [{ name: "a" }, {}]) {
    const one = { host: "a", ws_token: "t", ...names };
    const [problem, ...more] = await problemsOf(withProducer({}, { producers: [one, { ...one, name: "b" }, one] }));
    assertEquals(more, []);
    assertEquals(problem?.key, "external_message_consumer.producers[2].name");
    assertEquals(problem?.found, `"${names.name ?? "default"}" again`);
  }
});

Deno.test("loadConfig() rejects candles_from that is not a producer's name", async () => {
  const config = (name: string): object => withProducer({ name: "freqai" }, {}, { consumer: { candles_from: name } });
  assertEquals((await load(config("freqai"))).consumer.candles_from, "freqai");
  const [problem] = await problemsOf(config("freqia"));
  assertEquals(problem?.key, "consumer.candles_from");
  assertEquals(problem?.expected, 'the name of a producer ("freqai")');
  assertEquals(problem?.hint, 'did you mean "freqai"?');
});

Deno.test("loadConfig() suggests known keys for an unknown key in our sections", async () => {
  const cases: readonly (readonly [object, string, string | undefined])[] = [
    [withProducer({}, { wait_timout: 1 }), "external_message_consumer.wait_timout", "did you mean wait_timeout?"],
    [withProducer({ token: "x" }), `${PRODUCER}token`, "did you mean ws_token?"],
    [withProducer({ Secure: true }), `${PRODUCER}Secure`, "did you mean secure?"],
    [
      { consumer: { strategy: [] } },
      "consumer.strategy",
      "did you mean strategies or strategy_timeout or strategy_permissions?",
    ],
    [
      { consumer: { strategy_permissions: { ent: [] } } },
      "consumer.strategy_permissions.ent",
      "did you mean net or env?",
    ],
    [{ consumer: { bus: [] } }, "consumer.bus", undefined],
  ];
  for (const [config, key, hint] of cases) {
    const problems = await problemsOf(config);
    assertEquals(problems.map((problem) => [problem.kind, problem.key, problem.hint]), [["unknown_key", key, hint]]);
  }
});

Deno.test("loadConfig() lists the known keys when no key is near the unknown one", async () => {
  const [problem] = await problemsOf({ consumer: { strategy_permissions: { write: [] } } });
  assertEquals(problem?.expected, "one of read, net, env");
});

Deno.test("loadConfig() merges parameters by strategy, and later files win", async () => {
  const parameters = { A: { buyRsi: 25, on: true }, B: { trigger: "bb", none: null } };
  assertEquals((await load({ consumer: { parameters } })).consumer.parameters, parameters);
  const others = { "base.jsonc": { consumer: { parameters } } };
  const over = { add_config_files: ["base.jsonc"], consumer: { parameters: { A: { buyRsi: 20 } } } };
  assertEquals((await load(over, { others })).consumer.parameters, { ...parameters, A: { buyRsi: 20, on: true } });
});

Deno.test("loadConfig() rejects parameters that are not values, or not grouped by strategy", async () => {
  const cases = [
    [{ A: { buyRsi: [1] } }, "consumer.parameters.A.buyRsi", "a text, a number, true, false or null"],
    [{ buyRsi: 25 }, "consumer.parameters.buyRsi", "an object with a strategy's parameters"],
    [[], "consumer.parameters", "an object with the names of strategies"],
  ] as const;
  for (const [parameters, key, expected] of cases) {
    const problems = await problemsOf({ consumer: { parameters } });
    assertEquals(problems.map((problem) => [problem.key, problem.expected]), [[key, expected]]);
  }
});
