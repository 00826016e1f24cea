import type { Signal } from "../../../src/signal.ts";
import { assert, assertEquals, assertMatch, assertStringIncludes } from "../../support/assert.ts";
import { compareFrames } from "../../support/compare_frames.ts";
import { parseCsv } from "../../support/csv.ts";
import { Program } from "../../support/program.ts";
import { assertMode } from "../../support/mode.ts";
import { strictTest } from "../../support/strict.ts";
import { rootDir } from "../../support/task_flags.ts";
import { TempFolder } from "../../support/temp_folder.ts";
import { configOf, CONSUMER_STRATEGY, endsBy, fixture, NOBODY, PATIENCE_MS, run, strategy } from "../support.ts";

/** The result of freqtrade's own consumer with the same strategy in Python, for the last candle after each message. */
interface Verdict {
  readonly pair: string;
  readonly date: string;
  readonly enter: "long" | "short" | null;
  readonly exit_long: boolean;
  readonly exit_short: boolean;
}

function expectedSignals(verdicts: readonly Verdict[]): readonly string[] {
  const all = verdicts.flatMap(({ pair, date, enter, exit_long, exit_short }) => {
    const candle = `${pair} ${date.slice(0, 19)}Z`;
    return [
      ...(enter === null ? [] : [`${candle} enter ${enter}`]),
      ...(exit_long ? [`${candle} exit long`] : []),
      ...(exit_short ? [`${candle} exit short`] : []),
    ];
  });
  return [...new Set(all)].sort();
}

function brief({ pair, candle, action, side }: Signal): string {
  return `${pair} ${candle} ${action} ${side}`;
}

async function readNdjson<T>(path: string): Promise<readonly T[]> {
  return (await Deno.readTextFile(path)).split("\n").filter((line) => line !== "").map((line) => JSON.parse(line));
}

for (const recording of ["walk", "live_5m"]) {
  strictTest(
    `replay of ${recording}.ndjson returns freqtrade's frames cell for cell, and each of its signals once`,
    async () => {
      await using folder = await TempFolder.make();
      const args = ["replay", "-c", await folder.write("c.json", configOf([NOBODY])), "-s", CONSUMER_STRATEGY];
      const frames = `${folder.path}/frames`;
      await using program = await Program.start([...args, fixture(`${recording}.ndjson`), "--frames", frames], {
        mayWrite: folder.path,
      });
      const { code, stderr } = await program.ended();
      assertEquals([code, stderr], [0, ""]);

      const expected = fixture(`expected/${recording}.ConsumerStrategy`);
      const names = (await Array.fromAsync(Deno.readDir(expected))).map(({ name }) => name).filter((n) =>
        n.endsWith("csv")
      );
      assert(names.length >= 3);
      assertEquals((await Array.fromAsync(Deno.readDir(frames))).map(({ name }) => name).sort(), names.sort());
      for (const name of names) {
        const [actual, wanted] = await Promise.all(
          [frames, expected].map((dir) => Deno.readTextFile(`${dir}/${name}`)),
        );
        assertEquals(compareFrames(actual ?? "", wanted ?? ""), [], name);
      }
      const verdicts = await readNdjson<Verdict>(`${expected}/signals.ndjson`);
      assertEquals(program.signals().map(brief).sort(), expectedSignals(verdicts));
    },
  );
}

strictTest(
  "replay writes the same lines each time, in order, and no signal before the message that caused it",
  async () => {
    await using folder = await TempFolder.make();
    const args = ["replay", "-c", await folder.write("c.json", configOf([NOBODY])), "-s", CONSUMER_STRATEGY];
    const first = await run([...args, fixture("walk.ndjson")]);
    const second = await run([...args, fixture("walk.ndjson")]);
    assertEquals(first.stdout, second.stdout);
    const signals: Signal[] = first.stdout.split("\n").map((line) => JSON.parse(line));
    assert(signals.length > 20);
    assertEquals(signals.map(({ time }) => time), signals.map(({ time }) => time).sort());
    for (const { time, analyzed_at } of signals) assert(Date.parse(time) >= Date.parse(analyzed_at));
  },
);

strictTest(
  "replay with producer_signals.ts forwards the signals in the producer's columns, each on its own candle",
  async () => {
    await using folder = await TempFolder.make();
    const own = `${rootDir}examples/strategies/producer_signals.ts`;
    const args = ["replay", "-c", await folder.write("c.json", configOf([NOBODY]))];
    const { code, stdout, stderr } = await run([...args, "-s", own, fixture("walk.ndjson")]);
    assertEquals(code, 0, stderr);
    const signals: Signal[] = stdout.split("\n").map((line) => JSON.parse(line));
    assertEquals([...signals.map(brief)].sort(), [...await producersOwnSignals(fixture("walk.ndjson"))].sort());
  },
);

/** Returns the signals in the last row of each broadcast. Opposite signals on one candle cancel, as in freqtrade. */
async function producersOwnSignals(path: string): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const { message } of await readNdjson<{ readonly message: string }>(path)) {
    const { type, data } = JSON.parse(message);
    if (type !== "analyzed_df") continue;
    const { columns, data: rows } = JSON.parse(data.df.__value__);
    const last: Record<string, unknown> = Object.fromEntries(
      columns.map((name: string, i: number) => [name, rows.at(-1)[i]]),
    );
    const on = (name: string): boolean => last[name] === 1;
    const candle = `${data.key[0]} ${new Date(Number(last["date"])).toISOString().slice(0, 19)}Z`;
    if (on("enter_long") && !on("exit_long") && !on("enter_short")) found.add(`${candle} enter long`);
    if (on("enter_short") && !on("exit_short") && !on("enter_long")) found.add(`${candle} enter short`);
    if (on("exit_long") && !on("enter_long")) found.add(`${candle} exit long`);
    if (on("exit_short") && !on("enter_short")) found.add(`${candle} exit short`);
  }
  return found;
}

strictTest("replay writes the frames of each strategy to its own folder", async () => {
  await using folder = await TempFolder.make();
  const own = `${rootDir}examples/strategies/producer_signals.ts`;
  const args = ["replay", "-c", await folder.write("c.json", configOf([NOBODY])), "-s", CONSUMER_STRATEGY, "-s", own];
  const frames = `${folder.path}/deep/frames`;
  const end = await run([...args, fixture("walk.ndjson"), "--frames", frames], { mayWrite: folder.path });
  assertEquals(end.code, 0, end.stderr);
  const folders = (await Array.fromAsync(Deno.readDir(frames))).map(({ name }) => name).sort();
  for (const made of [frames, ...folders.map((name) => `${frames}/${name}`)]) await assertMode(made, 0o700);
  assertEquals(folders, ["ConsumerStrategy", "ProducerSignals"]);
  const [head] = parseCsv(await Deno.readTextFile(`${frames}/ProducerSignals/ETH_USDT.csv`));
  assert(head?.includes("enter_long_default"));
});

strictTest("replay names the recording and the line that it can't read", async () => {
  await using folder = await TempFolder.make();
  const args = ["replay", "-c", await folder.write("c.json", configOf([NOBODY])), "-s", CONSUMER_STRATEGY];
  const lines = (await Deno.readTextFile(fixture("walk.ndjson"))).split("\n");
  const broken = await folder.write("broken.ndjson", lines.slice(0, 5).with(2, '{"producer":"default",').join("\n"));
  const notOne = await folder.write("not_one.ndjson", '{"type":"whitelist","data":[]}\n');
  const cases: readonly (readonly [string, string])[] = [
    [`${folder.path}/none.ndjson`, "none.ndjson does not exist"],
    [folder.path, "is a folder: name a recording"],
    [broken, "broken.ndjson:3: not JSON; expected {"],
    [notOne, "not_one.ndjson:1: expected {"],
  ];
  for (const [path, message] of cases) {
    const { code, stdout, stderr } = await run([...args, path]);
    assertEquals([code, stdout], [1, ""], stderr);
    assertStringIncludes(stderr, message);
    assertMatch(stderr, /^consumer: [^\n]+$/);
  }
});

strictTest("replay fails before it starts when it can't create the folder of --frames", async () => {
  await using folder = await TempFolder.make();
  const args = ["replay", "-c", await folder.write("c.json", configOf([NOBODY])), "-s", CONSUMER_STRATEGY];
  const file = await folder.write("file", "");
  for (const frames of [file, `${file}/below`, "/proc/nothing/here"]) {
    const end = await run([...args, fixture("walk.ndjson"), "--frames", frames], { mayWrite: folder.path });
    assertEquals([end.code, end.stdout], [1, ""], end.stderr);
    assertStringIncludes(end.stderr, `consumer: --frames ${frames}: the folder can't be made: `);
  }
});

strictTest("replay skips a producer that is not in the config, and warns once", async () => {
  await using folder = await TempFolder.make();
  const args = ["replay", "-c", await folder.write("c.json", configOf([NOBODY])), "-s", CONSUMER_STRATEGY];
  const lines = (await Deno.readTextFile(fixture("walk.ndjson"))).trim().split("\n");
  const asOther = lines.map((line) => JSON.stringify({ ...JSON.parse(line), producer: "other{x}" }));
  const mixed = await folder.write("mixed.ndjson", [...asOther, ...lines].join("\n"));
  const whole = await run([...args, fixture("walk.ndjson")]);
  const end = await run([...args, mixed]);
  assertEquals([end.code, end.stdout], [0, whole.stdout], end.stderr);
  assertEquals(end.stderr.split("\n").length, 1, end.stderr);
  assertStringIncludes(end.stderr, 'skipping messages of producer "other{x}", which is not in the config');
});

strictTest(
  "replay fails when no message is from a producer of the config, and warns of an empty recording",
  async () => {
    await using folder = await TempFolder.make();
    const config = await folder.write("c.json", configOf([{ ...NOBODY, name: "gpu" }]));
    const args = ["replay", "-c", config, "-s", CONSUMER_STRATEGY];
    const end = await run([...args, fixture("live_5m.ndjson")]);
    assertEquals([end.code, end.stdout], [1, ""]);
    assertStringIncludes(end.stderr, 'the recording has "default", the config "gpu"');
    const empty = await run([...args, await folder.write("empty.ndjson", "\n")]);
    assertEquals(empty.code, 0);
    assertStringIncludes(empty.stderr, "empty.ndjson: no messages in it");
  },
);

strictTest("replay ends by SIGINT within a second while a strategy does not return", async () => {
  await using folder = await TempFolder.make();
  const args = ["replay", "-c", await folder.write("c.json", configOf([NOBODY])), "-s", strategy("endless.ts")];
  await using program = await Program.start([...args, fixture("walk.ndjson")]);
  await program.stderr.find((line) => line.includes("[endless]"), PATIENCE_MS);
  await endsBy(program, "SIGINT");
});

strictTest("replay is aborted when a strategy does not return", async () => {
  await using folder = await TempFolder.make();
  const config = await folder.write("c.json", configOf([NOBODY], {}, { strategy_timeout: 1 }));
  const { code, stderr } = await run(["replay", "-c", config, "-s", strategy("endless.ts"), fixture("walk.ndjson")]);
  assertEquals(code, 1);
  assertStringIncludes(stderr, '"Endless" did not return within 1 s on');
  assertStringIncludes(stderr, "consumer: the replay was aborted");
});
