import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ConfigError, type ConfigProblem } from "../../src/config/config_error.ts";
import { readConfigFile } from "../../src/config/read_config_file.ts";
import { readLayers } from "../../src/config/read_layers.ts";
import { loadConfig } from "../../src/config/load.ts";
import { type JsonObject } from "../../src/config/json_object.ts";
import { deepMerge } from "../../src/config/merge.ts";
import { assert, assertEquals, assertRejects, assertStringIncludes } from "../support/assert.ts";
import { CWD, errorOf, fixture, load, problemsOf, readFrom, withProducer } from "./support.ts";

Deno.test("readLayers() merges as freqtrade's load_from_files: later files win, and a file overrides the files it adds", async () => {
  const main = fileURLToPath(new URL("../fixtures/config/layers/main.json", import.meta.url));
  const problems: ConfigProblem[] = [];
  const reading = { cwd: dirname(main), readTextFile: readConfigFile, problems };
  const layers = await readLayers(["main.json", "second.json"], reading);
  const merged = layers.reduce<JsonObject>((under, layer) => deepMerge(under, layer.value), {});
  assertEquals(problems, []);
  assertEquals(JSON.parse(JSON.stringify(merged)), JSON.parse(await fixture("layers.json")));
  assertEquals(layers.map((layer) => layer.name.replaceAll("\\", "/")), [
    "more/deep/c.json",
    "more/a.json",
    "more/b.json",
    "main.json",
    "second.json",
  ]);
});

Deno.test("loadConfig() resolves relative paths from the folder of the file that names them", async () => {
  const config = await load(withProducer({}, {}, { add_config_files: ["sub/more.jsonc"] }), {
    others: {
      "sub/more.jsonc": {
        consumer: { strategies: ["a.ts", "../b.js"], strategy_permissions: { read: ["data"] } },
      },
    },
  });
  assertEquals(config.consumer.strategies, [join(CWD, "sub", "a.ts"), join(CWD, "b.js")]);
  assertEquals(config.consumer.strategy_permissions.read, [join(CWD, "sub", "data")]);
  assertEquals(config.files.map((file) => file.replaceAll("\\", "/")), ["sub/more.jsonc", "config.jsonc"]);
});

Deno.test("loadConfig() resolves a producer's ca_file from its file's folder, or from the current folder for the environment", async () => {
  const others = { "sub/more.jsonc": withProducer({ ca_file: "ca.pem" }) };
  const fromFile = await load({ add_config_files: ["sub/more.jsonc"] }, { others });
  assertEquals(fromFile.external_message_consumer.producers[0]?.ca_file, join(CWD, "sub", "ca.pem"));

  const env = {
    FREQTRADE__EXTERNAL_MESSAGE_CONSUMER__PRODUCERS: '[{"host": "a", "ws_token": "t", "ca_file": "ca.pem"}]',
  };
  const fromEnvironment = await load({ add_config_files: ["sub/more.jsonc"] }, { others, env });
  assertEquals(fromEnvironment.external_message_consumer.producers[0]?.ca_file, join(CWD, "ca.pem"));
});

Deno.test("loadConfig() merges later files over earlier ones, and the environment over all files", async () => {
  const files = {
    "a.json": withProducer({}, { sleep_time: 1, ping_timeout: 1 }),
    "b.json": withProducer({}, { sleep_time: 2 }),
  };
  const config = await loadConfig({
    files: ["a.json", "b.json"],
    cwd: CWD,
    env: { FREQTRADE__EXTERNAL_MESSAGE_CONSUMER__PING_TIMEOUT: "7" },
    readTextFile: readFrom(files),
  });
  assertEquals(config.external_message_consumer.sleep_time, 2);
  assertEquals(config.external_message_consumer.ping_timeout, 7);
});

Deno.test("loadConfig() reads standard input for the name -", async () => {
  const read = (path: string): Promise<string> =>
    Promise.resolve(path === "-" ? '{"timeframe": "1h"}' : JSON.stringify(withProducer()));
  const config = await loadConfig({ files: ["a.json", "-"], cwd: CWD, readTextFile: read });
  assertEquals(config.timeframe, "1h");
  assertEquals(config.files, ["a.json", "standard input"]);
});

Deno.test("loadConfig() suggests a fix for a missing file, and reads the next file", async () => {
  const error = await assertRejects(
    () => loadConfig({ files: ["a.json", "b.json"], cwd: CWD, readTextFile: readFrom({}) }),
    ConfigError,
  );
  assertEquals(error.problems.map(({ kind, file }) => [kind, file]), [["unreadable", "a.json"], [
    "unreadable",
    "b.json",
  ]]);
  assertEquals(
    error.message.split("\n")[0],
    "a.json: cannot be read: no such file; create it (consumer init writes one), or pass another path with --config",
  );
});

Deno.test("loadConfig() reports why a file cannot be read", async () => {
  const readTextFile = (): Promise<string> => Promise.reject(new Deno.errors.PermissionDenied("permission denied"));
  const error = await assertRejects(() => loadConfig({ files: ["a.json"], cwd: CWD, readTextFile }), ConfigError);
  assertStringIncludes(error.message, "a.json: cannot be read: permission denied; check that it is a file");
});

Deno.test("loadConfig() names the files that add each other in a circle, and the entry that closes it", async () => {
  const error = await errorOf({ add_config_files: ["b.json"] }, {
    others: { "b.json": { add_config_files: ["config.jsonc"] } },
  });
  assertEquals(error.problems.length, 1);
  assertEquals(
    error.message,
    "b.json:1: add_config_files[0]: expected a file that does not add itself, " +
      "found a circle: config.jsonc -> b.json -> config.jsonc",
  );
});

Deno.test("loadConfig() accepts a chain of five files, as freqtrade does", async () => {
  const others = Object.fromEntries(
    [1, 2, 3, 4, 5].map((n) => [`${n}.json`, n < 5 ? { add_config_files: [`${n + 1}.json`] } : { timeframe: "3m" }]),
  );
  assertEquals((await load({ add_config_files: ["1.json"] }, { others })).timeframe, "3m");
});

Deno.test("loadConfig() rejects add_config_files that is not a list of file names", async () => {
  for (const wrong of ["a.json", 5, [5], null]) {
    const [problem] = await problemsOf({ add_config_files: wrong });
    assertEquals([problem?.key, problem?.expected], ["add_config_files", "a list of file names"]);
  }
});

Deno.test("loadConfig() reads from the disk by default", async () => {
  const config = await loadConfig({
    files: [fileURLToPath(new URL("../fixtures/config/layers/second.json", import.meta.url))],
    env: { FREQTRADE__EXTERNAL_MESSAGE_CONSUMER__ENABLED: "false" },
  });
  assertEquals(config.exchange.pair_whitelist, ["ETH/USDT", "XRP/USDT"]);
  assert(!config.external_message_consumer.enabled);
});

Deno.test("loadConfig() names the entry of add_config_files that can't be read", async () => {
  const { message } = await errorOf('{\n"add_config_files": [\n"sub/a.json",\n"none.json"] }', {
    others: { "sub/a.json": withProducer() },
  });
  assertEquals(
    message,
    "config.jsonc:4: add_config_files[1]: expected a file that can be read, found none.json: no such file",
  );
});

Deno.test("loadConfig() rejects a file that adds itself", async () => {
  const { message } = await errorOf({ ...withProducer(), add_config_files: ["./config.jsonc"] });
  assertEquals(
    message,
    "config.jsonc:1: add_config_files[0]: expected a file that does not add itself, " +
      "found a circle: config.jsonc -> config.jsonc",
  );
});
