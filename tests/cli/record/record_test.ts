import type { Signal } from "../../../src/signal.ts";
import { gunzip } from "../../../src/recording/gzip.ts";
import { assert, assertEquals, assertStringIncludes } from "../../support/assert.ts";
import { assertMode } from "../../support/mode.ts";
import { Program } from "../../support/program.ts";
import { ScriptedProducer } from "../../support/scripted_producer.ts";
import { scripts } from "../../support/scripts.ts";
import { strictTest } from "../../support/strict.ts";
import { TempFolder } from "../../support/temp_folder.ts";
import type { Recorded } from "../../support/wire_fixtures.ts";
import { answers, movedToNow } from "../live.ts";
import { configOf, endsBy, fixture, NOBODY, PATIENCE_MS, run, strategy, until } from "../support.ts";

async function readRecorded(path: string): Promise<readonly Recorded[]> {
  const lines = (await Deno.readTextFile(path).catch(() => "")).split("\n");
  return lines.slice(0, -1).map((line) => JSON.parse(line));
}

/** Returns the date of a message's last row, in epoch milliseconds. */
function newestCandle(text: string): number | null {
  const { type, data } = JSON.parse(text);
  return type === "analyzed_df" ? JSON.parse(data.df.__value__).data.at(-1)[0] : null;
}

strictTest("record writes every text of every producer unchanged", async () => {
  await using folder = await TempFolder.make();
  const texts = [
    '{"type":"whitelist","data":["ÄÖ/USDT","比特币/USDT"]}',
    ' {"type" : "whitelist",\t"data":[ ] }\n',
    'no JSON: \u2028 \u0000 \\ " 🚀',
    "",
    "x".repeat(300_000),
  ];
  await using one = new ScriptedProducer(scripts.sends(...texts));
  await using two = new ScriptedProducer(scripts.sends("{}"));
  const config = await folder.write("c.json", configOf([one.settings(), two.settings({ name: "zwei €" })]));
  const out = `${folder.path}/out.ndjson`;
  const begin = Date.now();
  await using program = await Program.start(["record", "-c", config, out], { mayWrite: folder.path });
  await until("all is written", async () => (await readRecorded(out)).length === texts.length + 1);
  const { stdout, stderr } = await endsBy(program, "SIGINT");
  assertEquals(stdout, "");
  assertStringIncludes(stderr, `6 messages written to ${out}`);
  await assertMode(out, 0o600);
  const recorded = await readRecorded(out);
  const of = (name: string): readonly string[] => recorded.filter((r) => r.producer === name).map((r) => r.message);
  assertEquals([of("default"), of("zwei €")], [texts, ["{}"]]);
  for (const { received_at } of recorded) {
    assert(Date.parse(received_at) >= begin && Date.parse(received_at) <= Date.now(), received_at);
  }
});

strictTest("a replay of a recording gives the signals of the live run", async () => {
  await using folder = await TempFolder.make();
  const messages = movedToNow((await readRecorded(fixture("walk.ndjson"))).map(({ message }) => message));
  let live: Program | null = null;
  let expected: readonly Signal[] = [];
  await using producer = new ScriptedProducer(async (visit) => {
    await visit.open();
    await visit.firstRequests(3);
    let candle = 0;
    for (const text of messages) {
      const next = newestCandle(text) ?? candle;
      // live, a strategy may skip candles when the machine is so busy that it falls behind: wait for it
      const due = next === candle ? [] : expected.filter((signal) => Date.parse(signal.candle) === candle);
      for (const { id } of due) await live?.signal((signal) => signal.id === id, PATIENCE_MS);
      candle = next;
      await visit.send(text);
    }
    await visit.gone;
  });
  // the oldest candle is two days old
  const exchange = { outdated_offset: 1_000_000 };
  const config = await folder.write("c.json", { ...configOf([producer.settings()]), exchange });
  const out = `${folder.path}/out.ndjson`;
  {
    await using recorder = await Program.start(["record", "-c", config, out], { mayWrite: folder.path });
    await until("all is written", async () => (await readRecorded(out)).length === messages.length);
    await endsBy(recorder, "SIGTERM");
  }
  const replayed = await run(["replay", "-c", config, "-s", strategy("enters.ts"), out]);
  assertEquals(replayed.code, 0, replayed.stderr);
  expected = replayed.stdout.split("\n").map((line) => JSON.parse(line));
  assert(expected.length > 100, `${expected.length} signals`);
  await using program = live = await Program.start(["-c", config, "-s", strategy("enters.ts")]);
  for (const { id } of expected) await program.signal((signal) => signal.id === id, PATIENCE_MS);
  await endsBy(program, "SIGTERM");
  const keys = ({ id, pair, candle, action }: Signal): string => `${pair} ${candle} ${action} ${id}`;
  assertEquals(program.signals().map(keys).sort(), expected.map(keys).sort());
});

strictTest("record never overwrites a file, and reports what it can't write", async () => {
  await using folder = await TempFolder.make();
  const config = await folder.write("c.json", configOf([NOBODY]));
  const old = await folder.write("old.ndjson", "mine");
  const cases: readonly (readonly [string, string])[] = [
    [old, "exists already: choose another file, or remove it"],
    [folder.path, "exists already"],
    [`${folder.path}/none/out.ndjson`, "its folder does not exist"],
    [`${old}/out.ndjson`, "can't be written: Not a directory"],
    ["/proc/out.ndjson", "can't be written"],
  ];
  for (const [path, message] of cases) {
    const { code, stdout, stderr } = await run(["record", "-c", config, path], { mayWrite: folder.path });
    assertEquals([code, stdout], [1, ""], stderr);
    assertStringIncludes(stderr, `consumer: ${path}`);
    assertStringIncludes(stderr, message);
  }
  assertEquals(await Deno.readTextFile(old), "mine");
});

strictTest("record starts another file before one exceeds --max-size, and replay reads all of them", async () => {
  await using folder = await TempFolder.make();
  const messages = movedToNow((await readRecorded(fixture("walk.ndjson"))).map(({ message }) => message));
  await using producer = new ScriptedProducer(answers(() => messages));
  const exchange = { outdated_offset: 1_000_000 };
  const config = await folder.write("c.json", { ...configOf([producer.settings()]), exchange });
  const out = `${folder.path}/out.ndjson`;
  const recordings = async (): Promise<readonly string[]> =>
    (await Array.fromAsync(Deno.readDir(folder.path))).map(({ name }) => name).filter((name) => name.startsWith("out"));
  const recorded = async (): Promise<readonly Recorded[]> =>
    (await Promise.all((await recordings()).map((name) => readRecorded(`${folder.path}/${name}`)))).flat();
  const args = ["record", "-c", config, "--max-size", "0.2", out];
  await using recorder = await Program.start(args, { mayWrite: folder.path });
  await until("all is written", async () => (await recorded()).length === messages.length);
  const { stderr } = await endsBy(recorder, "SIGTERM");
  const names = await recordings();
  assert(names.length > 3, names.join());
  assertStringIncludes(stderr, `messages written to ${names.length} files, ${out} to ${folder.path}/out.`);
  assertEquals((await recorded()).map(({ message }) => message).sort(), [...messages].sort());
  const { code, stdout } = await run([
    "replay",
    "-c",
    config,
    "-s",
    strategy("enters.ts"),
    ...names.map((name) => `${folder.path}/${name}`),
  ]);
  assertEquals(code, 0);
  assert(stdout.split("\n").length > 100);
  // parts that a later recording would be mixed with
  const { code: refused, stderr: why } = await run([
    "record",
    "-c",
    config,
    "--max-size",
    "1",
    `${folder.path}/out.ndjson`,
  ]);
  assertEquals(refused, 1);
  assertStringIncludes(why, "exists already: choose another file, or remove it");
});

strictTest("a recording of a killed record --gzip can be replayed", async () => {
  await using folder = await TempFolder.make();
  const messages = movedToNow((await readRecorded(fixture("walk.ndjson"))).map(({ message }) => message));
  await using producer = new ScriptedProducer(answers(() => messages));
  const exchange = { outdated_offset: 1_000_000 };
  const config = await folder.write("c.json", { ...configOf([producer.settings()]), exchange });
  const out = `${folder.path}/out.ndjson.gz`;
  await using recorder = await Program.start(["record", "-c", config, "--gzip", out.slice(0, -3)], {
    mayWrite: folder.path,
  });
  const lines = async (): Promise<number> => {
    const bytes = await Deno.readFile(out).catch(() => new Uint8Array(0));
    const text = await new Response(gunzip(ReadableStream.from([bytes]))).text();
    return text.split("\n").length - 1;
  };
  await until("all is written", async () => await lines() === messages.length);
  recorder.kill("SIGKILL");
  await recorder.ended();
  const { code, stdout } = await run(["replay", "-c", config, "-s", strategy("enters.ts"), out]);
  assertEquals(code, 0);
  assert(stdout.split("\n").length > 100);
});
