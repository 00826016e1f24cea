import { assert, assertEquals, assertMatch, assertStringIncludes } from "../support/assert.ts";
import { Program } from "../support/program.ts";
import { Freqtrade, offlinePairs } from "./freqtrade.ts";
import { ConfigFile, endBySignal, strategyPath } from "./support.ts";

const LOG = ["--output", "json", "--log-format", "json", "--log-level", "debug"];
/** From a producer that is ready to the signal: the dial, the answer to the first request, the evaluation. */
const SIGNAL_LIMIT_MS = 20_000;
const SLEEP_TIME = 2;

Deno.test("run emits one signal for each of six pairs of a real freqtrade, and SIGTERM ends it cleanly", async () => {
  const pairs = offlinePairs(6);
  await using freqtrade = await Freqtrade.start({ token: "t0ken & six=pairs?", pairs, timeframe: "5m" });
  await freqtrade.answering();
  await using config = await ConfigFile.of({ default: freqtrade });
  const strategy = strategyPath("always_enter.ts");
  await using program = await Program.start(["--config", config.path, "--strategy", strategy, ...LOG]);
  for (const pair of pairs) {
    const signal = await program.signal((found) => found.pair === pair, SIGNAL_LIMIT_MS);
    assertEquals([signal.action, signal.side, signal.tag, signal.producer, signal.strategy, signal.timeframe], [
      "enter",
      "long",
      "always",
      "default",
      "AlwaysEnter",
      "5m",
    ]);
    assertMatch(signal.candle, /^\d{4}-\d\d-\d\dT\d\d:\d[05]:00Z$/);
    assert(
      (signal.price ?? 0) > 0 && Date.parse(signal.analyzed_at) <= Date.parse(signal.time),
      JSON.stringify(signal),
    );
  }
  // two more rounds of the producer repeat the candles: no signal may come of them
  const before = program.stderr.lines.length;
  for (const pair of pairs) {
    await program.event((event) => event.type === "frame_updated" && event.key.pair === pair, SIGNAL_LIMIT_MS, before);
  }
  await endBySignal(program, "SIGTERM", [freqtrade.options.token, encodeURIComponent(freqtrade.options.token)]);
  const ids = program.signals().map(({ id }) => id);
  const candles = program.signals().map(({ pair, candle }) => `${pair} ${candle}`);
  assertEquals([new Set(ids).size, new Set(candles).size], [ids.length, ids.length], "a signal came twice");
});

Deno.test("two producers with different timeframes serve one strategy", async () => {
  const pairs = offlinePairs(2);
  await using five = await Freqtrade.start({ token: "five-minutes-token", pairs, timeframe: "5m" });
  await using hourly = await Freqtrade.start({ token: "one-hour-token", pairs, timeframe: "1h" });
  await Promise.all([five.answering(), hourly.answering()]);
  await using config = await ConfigFile.of({ default: five, hourly });
  const strategy = strategyPath("hourly_filter.ts");
  await using program = await Program.start(["--config", config.path, "--strategy", strategy, ...LOG]);
  for (const pair of pairs) {
    const signal = await program.signal((found) => found.pair === pair, SIGNAL_LIMIT_MS);
    assertEquals([signal.tag, signal.producer, signal.timeframe], ["hourly_rsi", "default", "5m"]);
  }
  await endBySignal(program, "SIGINT", [five.options.token, hourly.options.token]);
});

Deno.test("a producer that is killed and started again is followed again within sleep_time and two seconds", async () => {
  const options = { token: "restart-token", pairs: offlinePairs(2), timeframe: "5m" };
  const first = await Freqtrade.start(options);
  await using config = await ConfigFile.of({ default: first }, { sleep_time: SLEEP_TIME });
  const strategy = strategyPath("always_enter.ts");
  // started before the producer listens: it is simply tried again
  await using program = await Program.start(["--config", config.path, "--strategy", strategy, ...LOG]);
  try {
    await first.answering();
    for (const pair of options.pairs) await program.signal((found) => found.pair === pair, SIGNAL_LIMIT_MS);
  } finally {
    await first[Symbol.asyncDispose]();
  }
  const closed = await program.event((event) => event.type === "link_closed", SIGNAL_LIMIT_MS, lastOpened(program));
  await using second = await Freqtrade.start({ ...options, port: first.port });
  await second.analysed();
  const limit = SLEEP_TIME * 1000 + 2_000;
  const opened = await program.event((event) => event.type === "link_opened", limit, closed);
  for (const pair of options.pairs) {
    await program.event((event) => event.type === "frame_updated" && event.key.pair === pair, limit, opened);
  }
  await endBySignal(program, "SIGTERM", [options.token]);
});

Deno.test("a wrong token is reported clearly, printed nowhere, and tried again", async () => {
  await using freqtrade = await Freqtrade.start({ token: "the-right-token", pairs: offlinePairs(1), timeframe: "5m" });
  await freqtrade.answering();
  const wrong = "wr0ng/t0ken+#%41";
  const producers = [{ name: "mine", host: "127.0.0.1", port: freqtrade.port, ws_token: wrong }];
  await using config = await ConfigFile.of({}, { producers, sleep_time: 1 });
  const strategy = strategyPath("always_enter.ts");
  await using program = await Program.start(["--config", config.path, "--strategy", strategy, ...LOG]);
  const refused = (from: number): Promise<number> =>
    program.event(
      (event) => event.type === "link_closed" && event.reason.kind === "unauthorized",
      SIGNAL_LIMIT_MS,
      from,
    );
  const at = await refused(0);
  await refused(at + 1);
  const line = program.stderr.lines[at] ?? "";
  assertStringIncludes(line, "ws_token");
  assertStringIncludes(line, "mine");
  assertStringIncludes(line, "403");
  const end = await endBySignal(program, "SIGINT", [wrong, encodeURIComponent(wrong), encodeURI(wrong)]);
  assertEquals(end.stdout, "");
});

function lastOpened(program: Program): number {
  return program.stderr.lines.findLastIndex((line) => line.includes('"link_opened"'));
}
