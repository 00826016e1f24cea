import { assert, assertEquals, assertMatch, assertStringIncludes } from "../../support/assert.ts";
import { ScriptedProducer } from "../../support/scripted_producer.ts";
import { scripts } from "../../support/scripts.ts";
import { strictTest } from "../../support/strict.ts";
import { TempFolder } from "../../support/temp_folder.ts";
import { answers, runningFrame, whitelist } from "../live.ts";
import { configOf, NOBODY, run, strategy } from "../support.ts";

const PAIRS = ["BTC/USDT", "ETH/USDT", "SOL/USDT", "XRP/USDT", "ADA/USDT"];
const WORKS = answers(() => [whitelist(...PAIRS), ...PAIRS.map((pair) => runningFrame(pair))]);

/** Reads the cells of a printed table, with wrapped cells joined again. The first row is the heading. */
function rowsOf(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  for (const line of text.split("\n")) {
    if (/^[┌├]/.test(line)) rows.push([]);
    if (!line.startsWith("│")) continue;
    for (const [i, cell] of line.split("│").slice(1, -1).entries()) {
      const row = rows.at(-1) ?? [];
      row[i] = `${row[i] ?? ""} ${cell.trim()}`.trim();
    }
  }
  return rows;
}

strictTest("check prints a table and returns 0 when every producer works", async () => {
  await using folder = await TempFolder.make();
  await using one = new ScriptedProducer(WORKS);
  await using two = new ScriptedProducer(answers(() => [whitelist("A/B"), runningFrame("A/B")]));
  const config = await folder.write("c.json", configOf([one.settings(), two.settings({ name: "gpu" })]));
  const { code, stdout, stderr } = await run(["check", "-c", config, "-s", strategy("enters.ts")]);
  assertEquals([code, stderr], [0, ""]);
  const lines = stdout.split("\n");
  assertEquals(lines[0], `config:     ${config}`);
  assertEquals(lines[1], "strategies: Enters");
  const [producers, strategies] = [rowsOf(stdout).slice(0, 3), rowsOf(stdout).slice(3)];
  assertEquals(producers, [
    ["producer", "address", "state", "pairs", "dataframes"],
    [
      "default",
      `127.0.0.1:${one.port}`,
      "ok",
      "5: BTC/USDT, ETH/USDT, SOL/USDT, XRP/USDT, ...",
      "5m spot, 6 columns",
    ],
    ["gpu", `127.0.0.1:${two.port}`, "ok", "A/B", "5m spot, 6 columns"],
  ]);
  // on the demo's two pairs, and on pairs of the producers
  const [, ofDemo, ofProducers] = strategies.map((row) => [row[0], row[1], row[2], row[5]]);
  assertEquals([ofDemo, ofProducers], [["Enters", "the demo", "2", "ok"], ["", "producers", "6", "ok"]]);
  // one dial requests one row of each dataframe, and then whole dataframes of a few pairs
  assertEquals(one.visits.items.length, 1);
  const requests = one.visits.items[0]?.requests ?? [];
  assertStringIncludes(requests.slice(0, 3).join(), '"limit":1}');
  for (const pair of PAIRS.slice(0, 3)) {
    assertStringIncludes(requests.slice(3).join(), `"limit":1500,"pair":"${pair}"}`);
  }
});

strictTest("check describes the problem of each producer, and returns 1", async () => {
  await using folder = await TempFolder.make();
  await using works = new ScriptedProducer(WORKS);
  await using strict = new ScriptedProducer(scripts.answers(403));
  await using web = new ScriptedProducer(scripts.answers(404));
  const producers = [
    works.settings(),
    { ...NOBODY, name: "nobody" },
    strict.settings({ name: "strict" }),
    web.settings({ name: "web" }),
    { ...NOBODY, name: "six", host: "::1" },
  ];
  const { code, stdout } = await run(["check", "-c", await folder.write("c.json", configOf(producers))]);
  assertEquals(code, 1);
  assertStringIncludes(stdout, "strategies: none (--strategy FILE or consumer.strategies)\n");
  const states = new Map(rowsOf(stdout).map(([name = "", address, state]) => [name, `${address} ${state}`]));
  const wanted: Readonly<Record<string, RegExp>> = {
    default: /^127\.0\.0\.1:\d+ ok$/,
    nobody: /^127\.0\.0\.1:1 refused the connection: is the producer running/,
    strict: /^127\.0\.0\.1:\d+ refused the ws_token \(HTTP 403\): compare ws_token with/,
    web: /^127\.0\.0\.1:\d+ answered HTTP 404 instead of opening the link: there is no freqtrade/,
    six: /^\[::1\]:1 \w+/,
  };
  for (const [name, state] of Object.entries(wanted)) assertMatch(states.get(name) ?? "", state);
  for (const line of stdout.split("\n").slice(2)) assert(line.length <= 160, line);
});

strictTest("check names the pairs without a candle, and returns 1 when the config names one of them", async () => {
  await using folder = await TempFolder.make();
  const lists = answers(() => [whitelist("A/B", "C/D", "E/F"), runningFrame("A/B"), runningFrame("C/D")]);
  await using producer = new ScriptedProducer(lists);
  const config = configOf([producer.settings()]);
  const some = await run(["check", "-c", await folder.write("c.json", config)]);
  assertEquals([some.code, rowsOf(some.stdout)[1]?.[2]], [0, "ok, but sent no candle of 1 of 3 pairs: E/F"]);
  const named = { ...config, exchange: { pair_whitelist: ["A/B", "E/F", "G/H", "X/.*"] } };
  const missing = await run(["check", "-c", await folder.write("d.json", named)]);
  assertEquals(missing.code, 1);
  assertStringIncludes(missing.stdout, "pairs:      no producer sent a candle of E/F, G/H (exchange.pair_whitelist)");
  assertEquals(producer.visits.items.length, 2);
});
