import { Frame } from "../../../src/frame/frame.ts";
import { formatFrameTable } from "../../../src/cli/frame/frame_text.ts";
import { assert, assertEquals, assertMatch, assertStringIncludes } from "../../support/assert.ts";
import { Program } from "../../support/program.ts";
import { ScriptedProducer } from "../../support/scripted_producer.ts";
import { scripts } from "../../support/scripts.ts";
import { strictTest } from "../../support/strict.ts";
import { TempFolder } from "../../support/temp_folder.ts";
import { answers, runningFrame, whitelist } from "../live.ts";
import { configOf, NOBODY, PATIENCE_MS, run } from "../support.ts";

const HAS_TWO = answers(() => [
  whitelist("BTC/USDT", "ETH/USDT"),
  runningFrame("BTC/USDT", { rows: 1 }),
  runningFrame("ETH/USDT", { rows: 7, close: 1234.5 }),
]);

strictTest("frame prints a pair's last rows as a table, CSV and JSON, and only the requested columns", async () => {
  await using folder = await TempFolder.make();
  await using producer = new ScriptedProducer(HAS_TWO);
  const config = await folder.write("c.json", configOf([producer.settings()]));
  const frame = async (...flags: readonly string[]): Promise<string> => {
    const { code, stdout, stderr } = await run(["frame", "-c", config, "--pair", "eth/usdt", ...flags]);
    assertEquals([code, stderr], [0, ""]);
    return stdout;
  };
  const table = (await frame("--tail", "3")).split("\n");
  assertMatch(table[0] ?? "", /^ETH\/USDT 5m spot, producer "default", analysed at 20\S+Z$/);
  assertEquals(table.filter((line) => line.includes("1234.5")).length, 3);
  assert(table.some((line) => /│ date +│ +open │/.test(line)));
  const csv = (await frame("--output", "csv", "--columns", "close,volume")).trim().split("\n");
  assertEquals(csv, ["close,volume", ...Array.from({ length: 5 }, () => "1234.5,10")]);
  const json = (await frame("--output", "json", "--tail", "2")).trim().split("\n").map((line) => JSON.parse(line));
  assertEquals(json.map(({ close }) => close), [1234.5, 1234.5]);
  assertMatch(json[0].date, /^20.*Z$/);
  // it requests only that pair, and only the rows that it prints
  assertStringIncludes(producer.visits.items.at(-1)?.requests.join() ?? "", '{"limit":2,"pair":"ETH/USDT"}');
});

strictTest("frame lists what exists when the pair, timeframe, column or producer does not", async () => {
  await using folder = await TempFolder.make();
  await using producer = new ScriptedProducer(HAS_TWO);
  await using strict = new ScriptedProducer(scripts.answers(403));
  const producers = [producer.settings(), { ...NOBODY, name: "nobody" }, strict.settings({ name: "strict" })];
  const config = await folder.write("c.json", configOf(producers));
  const cases: readonly (readonly [readonly string[], number, string])[] = [
    [["--pair", "BTC/USD", "--producer", "default"], 1, 'producer "default" has no BTC/USD; it has BTC/USDT'],
    [["--pair", "DOGE/EUR", "--producer", "default"], 1, "has no DOGE/EUR; it has BTC/USDT, ETH/USDT"],
    [["--pair", "ETH/USDT", "--timeframe", "1h"], 1, 'producer "default" has sent no 1h of ETH/USDT, but 5m'],
    [["--pair", "ETH/USDT", "--columns", "closed"], 1, '--columns: the dataframe has no column "closed"'],
    [["--pair", "ETH/USDT", "--producer", "nobody"], 1, 'producer "nobody" refused the connection'],
    [["--pair", "ETH/USDT", "--producer", "strict"], 1, 'producer "strict" refused the ws_token'],
    [
      ["--pair", "ETH/USDT", "--producer", "other"],
      2,
      '--producer "other" is not in the config; its producers are "def',
    ],
    [[], 2, "--pair is missing: add --pair PAIR"],
    [["--pair", "A/B", "--tail", "0"], 2, "--tail must be a whole number from 1 to 1500"],
  ];
  for (const [flags, wanted, message] of cases) {
    const { code, stdout, stderr } = await run(["frame", "-c", config, ...flags]);
    assertEquals([code, stdout], [wanted, ""], stderr);
    assertStringIncludes(stderr, message);
  }
});

strictTest("frame prints a dataframe of the demo's producer, and skips producers without it", async () => {
  await using folder = await TempFolder.make();
  await using demo = await Program.start(["demo", "--output", "json"]);
  const at = await demo.stderr.find((line) => line.includes("listens on"), PATIENCE_MS);
  const port = Number(/127\.0\.0\.1:(\d+)/.exec(demo.stderr.lines[at] ?? "")?.[1]);
  const settings = { ...NOBODY, name: "demo", port, ws_token: "demo_ws_token" };
  const config = await folder.write("c.json", configOf([{ ...NOBODY, name: "nobody" }, settings]));
  const { code, stdout } = await run(["frame", "-c", config, "--pair", "BTC/USDT", "--tail", "1"]);
  assertEquals(code, 0);
  assertStringIncludes(stdout, 'BTC/USDT 5m spot, producer "demo"');
  assertStringIncludes(stdout, "bb_lowerband");
});

Deno.test("formatFrameTable() transposes a table that is too wide", () => {
  const frame = Frame.from({ date: [0, 300_000], close: [1 / 3, null], tag: ["a\u001b[31m", null] });
  const wide = formatFrameTable(frame, { width: 80, color: false });
  assertStringIncludes(wide, "│ 1970-01-01 00:00 │ 0.3333333333 │ a\\u{1b}[31m │");
  const turned = formatFrameTable(frame, { width: 20, color: false });
  assertMatch(turned, /│ close │ +0\.3333333333 │ +- │/);
});
