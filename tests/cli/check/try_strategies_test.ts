import { createDemoMessages } from "../../../src/cli/check/demo_messages.ts";
import { formatTrials, judgeTrials, type StrategyTrials } from "../../../src/cli/check/trial_report.ts";
import type { Complaint, Trial } from "../../../src/cli/check/try_strategies.ts";
import { decodeFrame } from "../../../src/frame/decode_frame.ts";
import { Frame } from "../../../src/frame/frame.ts";
import { parseMessage } from "../../../src/producer/protocol/message.ts";
import { frameText, HOUR } from "../../engine/support.ts";
import { assert, assertEquals, assertMatch, assertStringIncludes } from "../../support/assert.ts";
import { ScriptedProducer } from "../../support/scripted_producer.ts";
import { strictTest } from "../../support/strict.ts";
import { TempFolder } from "../../support/temp_folder.ts";
import { answers, runningFrame, whitelist } from "../live.ts";
import { configOf, NOBODY, run, strategy } from "../support.ts";

strictTest(
  "check runs each strategy on the producers' frames, returns 2 when one fails and names file and line",
  async () => {
    await using folder = await TempFolder.make();
    await using producer = new ScriptedProducer(
      answers(() => [whitelist("A/B", "C/D"), runningFrame("A/B"), runningFrame("C/D")]),
    );
    const config = await folder.write("c.json", configOf([producer.settings()]));
    const { code, stdout, stderr } = await run([
      "check",
      "-c",
      config,
      "-s",
      strategy("wrong_cell.ts"),
      "-s",
      strategy("enters.ts"),
    ]);
    assertEquals([code, stderr], [2, ""]);
    assertMatch(stdout, /│ WrongCell +│ the demo +│ +2 │ .*│ failed +│/);
    assertMatch(stdout, /│ +│ producers +│ +2 │ +[\d.]+ ms │ 2 enter long +│ ok +│/);
    assertMatch(stdout, /^WrongCell: failed on A\/B: RangeError: no level for A\/B \(at \S+wrong_cell\.ts:5:\d+\)$/m);
  },
);

strictTest(
  "check fails for a strategy that runs on none of the producers' dataframes, and names the key to change",
  async () => {
    await using folder = await TempFolder.make();
    const hourly = frameText({
      pair: "A/B",
      first: Date.now() - 99 * HOUR,
      rows: 100,
      stepMs: HOUR,
      analyzedAt: Date.now(),
    });
    await using producer = new ScriptedProducer(answers(() => [whitelist("A/B"), hourly]));
    const config = await folder.write("c.json", configOf([producer.settings()]));
    const { code, stdout } = await run(["check", "-c", config, "-s", strategy("wants_ema.ts")]);
    assertEquals(code, 2, stdout);
    assertStringIncludes(
      stdout,
      "WantsEma: warning: the strategy runs on no pair: no producer has sent a 5m spot dataframe; available: 1h spot from " +
        '"default"; set the strategy\'s timeframe, or timeframe in the config, to "1h"\n',
    );
    assertMatch(stdout, /│ WantsEma +│ the demo .*│ column missing +│/);
    assertMatch(stdout, /│ +│ producers +│ +0 │ +- │ - +│ not run +│/);
    assertMatch(stdout, /no column "ema_200": it has date, .*; your producer may send it$/m);
  },
);

strictTest("check fails for a strategy that throws on the demo's frames when no producer can be reached", async () => {
  await using folder = await TempFolder.make();
  const config = await folder.write("c.json", configOf([NOBODY]));
  const { code, stdout } = await run(["check", "-c", config, "-s", strategy("wrong_cell.ts")]);
  assertEquals(code, 2);
  assertStringIncludes(stdout, "WrongCell: failed on BTC/USDT of the demo: RangeError: no level for BTC/USDT (at ");
});

strictTest("check reports a strategy that does not return", async () => {
  await using folder = await TempFolder.make();
  const config = await folder.write("c.json", configOf([NOBODY], {}, { strategy_timeout: 0.5 }));
  const { code, stdout } = await run(["check", "-c", config, "-s", strategy("endless.ts")]);
  assertEquals(code, 2, stdout);
  assertMatch(stdout, /^Endless: failed on [^:]+ of the demo: did not return within 500 ms/m);
});

Deno.test("createDemoMessages() creates the running candle of each timeframe for every producer", () => {
  const now = Date.UTC(2026, 10, 23, 4, 17);
  const options = { producers: ["a", "b"], timeframe: "10m", candleType: "futures", isFutures: true, now };
  const messages = createDemoMessages(options);
  assertEquals(new Set(messages.map(({ producer }) => producer)), new Set(["a", "b"]));
  const found = new Map(messages.flatMap(({ producer, text }) => {
    const message = parseMessage(String(text));
    if (message.type !== "analyzed_df") return [];
    assertEquals(message.candleType, "futures");
    return [[`${producer} ${message.pair} ${message.timeframe}`, Frame.ofTable(decodeFrame(message.frameText))]];
  }));
  const last = (name: string): unknown => new Date(Number(found.get(name)?.at(-1, "date"))).toISOString();
  assertEquals(last("a BTC/USDT:USDT 5m"), "2026-11-23T04:15:00.000Z");
  assertEquals(last("b ETH/USDT:USDT 10m"), "2026-11-23T04:10:00.000Z");
  assertEquals(last("b ETH/USDT:USDT 1h"), "2026-11-23T04:00:00.000Z");
  assertEquals(found.get("a BTC/USDT:USDT 1d")?.at(-1, "enter_long"), 1);
  assertEquals(found.get("a ETH/USDT:USDT 1d")?.at(-1, "exit_long"), 1);
});

const RAN: Trial = { strategy: "S", evaluations: 2, ms: 3, signals: [], failures: [], warnings: [], notes: [] };
const THREW: Complaint = { pairs: ["A/B"], problem: "TypeError: x", where: "/s.ts:1:2" };
const NO_COLUMN: Complaint = { pairs: ["A/B"], problem: 'UnknownColumnError: no "x"', where: null };

Deno.test("judgeTrials() uses the trial on the producers' frames when the strategy ran on any", () => {
  const failing = (failure: Complaint): Trial => ({ ...RAN, failures: [failure] });
  const notRun: Trial = { ...RAN, evaluations: 0 };
  const cases: readonly (readonly [StrategyTrials, string])[] = [
    [{ demo: RAN, real: RAN }, "ok"],
    [{ demo: RAN, real: { ...RAN, warnings: [THREW] } }, "warned"],
    [{ demo: { ...RAN, warnings: [THREW] }, real: null }, "warned"],
    [{ demo: failing(THREW), real: RAN }, "ok"],
    [{ demo: RAN, real: failing(NO_COLUMN) }, "failed"],
    [{ demo: RAN, real: null }, "ok"],
    [{ demo: failing(NO_COLUMN), real: null }, "warned"],
    [{ demo: failing(NO_COLUMN), real: notRun }, "failed"],
    [{ demo: RAN, real: notRun }, "failed"],
    [{ demo: failing(THREW), real: notRun }, "failed"],
    [{ demo: notRun, real: null }, "warned"],
  ];
  for (const [trials, verdict] of cases) assertEquals(judgeTrials(trials), verdict, JSON.stringify(trials));
});

Deno.test("formatTrials() names the first four pairs and escapes control characters", () => {
  const pairs = ["A/B", "C/D", "E/F", "G/H", "I/J", "K/L"];
  const demo = { ...RAN, failures: [{ ...THREW, pairs, problem: "x\u001b[31m\ny" }] };
  const text = formatTrials([{ demo, real: null }], { color: false, width: 80 });
  assertStringIncludes(
    text,
    "S: failed on A/B, C/D, E/F, G/H and 2 more pairs of the demo: x\\u{1b}[31m\\ny (at /s.ts:1:2)\n",
  );
  assert(!text.includes("\u001b"));
});

Deno.test("formatTrials() prints a list when a table would be too wide", () => {
  const trials = [{ demo: RAN, real: { ...RAN, evaluations: 0 } }];
  assertStringIncludes(formatTrials(trials, { color: true, width: 80 }), "│");
  const narrow = formatTrials(trials, { color: true, width: 50 });
  assertStringIncludes(
    narrow,
    "\nS\n  the demo: ok, 2 evaluations (1.50 ms), signals -\n  producers: not run, 0 evaluations (-)",
  );
  assert(!narrow.includes("│"));
});
