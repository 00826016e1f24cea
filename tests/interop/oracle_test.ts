import { compareFrames } from "../support/compare_frames.ts";
import { assert, assertEquals } from "../support/assert.ts";
import { Program } from "../support/program.ts";
import { rootDir } from "../support/task_flags.ts";
import { askOracle, makeWalk, type OracleCase, oracleSignals, signalText } from "./oracle.ts";
import { ConfigFile, strategyPath } from "./support.ts";

const EXAMPLE = `${rootDir}examples/strategies/consumer_strategy.ts`;
const FIXTURES = `${rootDir}tests/fixtures`;
const FIVE_MINUTES = { strategy: "ConsumerStrategy", timeframe: "5m", tradingMode: "spot" } as const;
const ONE_MINUTE = { strategy: "RichConsumerStrategy", timeframe: "1m", tradingMode: "spot" } as const;

/** Asserts that `replay` gives freqtrade's frames, cell for cell, and its signals, each once and no others. */
async function assertSameAsFreqtrade(question: OracleCase, strategy: string, folder: string): Promise<number> {
  const [expected, actual] = [`${folder}/expected`, `${folder}/actual`];
  await askOracle(question, expected);
  const producers = [{ name: "default", host: "127.0.0.1", ws_token: "none-is-dialled" }];
  await using config = await ConfigFile.of({}, { producers });
  const env = { FREQTRADE__TRADING_MODE: question.tradingMode };
  const args = ["--config", config.path, "--strategy", strategy, question.recording, "--frames", actual];
  await using program = await Program.start(["replay", ...args, "--output", "json"], { env, mayWrite: folder });
  const end = await program.ended();
  assertEquals(end.code, 0, end.stderr);
  const pairs = await csvFiles(expected);
  assert(pairs.length > 0, "freqtrade has answered nothing");
  assertEquals(await csvFiles(actual), pairs);
  for (const file of pairs) {
    const [ours, theirs] = await Promise.all([actual, expected].map((dir) => Deno.readTextFile(`${dir}/${file}`)));
    assertEquals(compareFrames(ours ?? "", theirs ?? ""), [], file);
  }
  const wanted = oracleSignals(await Deno.readTextFile(`${expected}/signals.ndjson`));
  assertEquals(program.signals().map(signalText).sort(), wanted);
  return wanted.length;
}

async function csvFiles(folder: string): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const entry of Deno.readDir(folder)) if (entry.name.endsWith(".csv")) names.push(entry.name);
  return names.sort();
}

async function withFolder(body: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "interop-oracle-" });
  try {
    await body(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("replay gives freqtrade's frames for a recording of live candles", () =>
  withFolder(async (folder) => {
    const count = await assertSameAsFreqtrade(
      { ...FIVE_MINUTES, recording: `${FIXTURES}/live_5m.ndjson` },
      EXAMPLE,
      folder,
    );
    assertEquals(count, 0);
  }));

Deno.test("replay gives freqtrade's frames and signals for a walk through 200 candles", () =>
  withFolder(async (folder) => {
    const count = await assertSameAsFreqtrade(
      { ...FIVE_MINUTES, recording: `${FIXTURES}/walk.ndjson` },
      EXAMPLE,
      folder,
    );
    assert(count > 20, `only ${count} signals`);
  }));

Deno.test("replay gives freqtrade's frames for columns of every kind", () =>
  withFolder(async (folder) => {
    const twin = strategyPath("rich_consumer_strategy.ts");
    await assertSameAsFreqtrade({ ...ONE_MINUTE, recording: `${FIXTURES}/rich_1m.ndjson` }, twin, folder);
  }));

Deno.test("replay gives freqtrade's signals for a walk with columns of every kind; shorts do not count on spot", () =>
  withFolder(async (folder) => {
    const recording = `${folder}/walk.ndjson`;
    await makeWalk(`${FIXTURES}/rich_1m.ndjson`, recording, 300);
    const count = await assertSameAsFreqtrade(
      { ...ONE_MINUTE, recording },
      strategyPath("rich_consumer_strategy.ts"),
      folder,
    );
    assert(count > 100, `only ${count} signals`);
  }));

Deno.test("replay gives freqtrade's signals for a walk on futures, long and short", () =>
  withFolder(async (folder) => {
    const [spot, recording] = [`${folder}/spot.ndjson`, `${folder}/futures.ndjson`];
    await makeWalk(`${FIXTURES}/rich_1m.ndjson`, spot, 300);
    await Deno.writeTextFile(recording, (await Deno.readTextFile(spot)).replaceAll('\\"spot\\"', '\\"futures\\"'));
    const question = { strategy: "RichFuturesStrategy", timeframe: "1m", tradingMode: "futures", recording } as const;
    const count = await assertSameAsFreqtrade(question, strategyPath("rich_futures_strategy.ts"), folder);
    assert(count > 100, `only ${count} signals`);
  }));
