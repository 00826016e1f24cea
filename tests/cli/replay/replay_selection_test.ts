import { gzipSync } from "node:zlib";
import type { Signal } from "../../../src/signal.ts";
import { assert, assertEquals, assertMatch, assertStringIncludes } from "../../support/assert.ts";
import { Program } from "../../support/program.ts";
import { strictTest } from "../../support/strict.ts";
import { TempFolder } from "../../support/temp_folder.ts";
import type { Recorded } from "../../support/wire_fixtures.ts";
import { configOf, CONSUMER_STRATEGY, endsBy, fixture, NOBODY, PATIENCE_MS, run, strategy } from "../support.ts";

const WALK = fixture("walk.ndjson");

function signalsOf(stdout: string): readonly Signal[] {
  return stdout.split("\n").filter((line) => line !== "").map((line) => JSON.parse(line));
}

async function replayArgs(folder: TempFolder, exchange: Readonly<Record<string, unknown>> = {}): Promise<string[]> {
  const config = await folder.write("c.json", { ...configOf([NOBODY]), exchange });
  return ["replay", "-c", config, "-s", CONSUMER_STRATEGY];
}

strictTest("replay --pair gives only the signals of these pairs, within the pair lists of the config", async () => {
  await using folder = await TempFolder.make();
  const all = signalsOf((await run([...await replayArgs(folder), WALK])).stdout);
  const pairs = [...new Set(all.map(({ pair }) => pair))].sort();
  assert(pairs.length >= 2, pairs.join());
  const [first = "", second = ""] = pairs;
  const only = async (flags: readonly string[], exchange = {}): Promise<readonly Signal[]> => {
    const end = await run([...await replayArgs(folder, exchange), ...flags, WALK]);
    assertEquals([end.code, end.stderr], [0, ""]);
    return signalsOf(end.stdout);
  };
  assertEquals(await only(["--pair", first.toLowerCase()]), all.filter(({ pair }) => pair === first));
  assertEquals(
    await only(["--pair", first, "--pair", `${second.slice(0, 3)}.+`]),
    all.filter(({ pair }) => pair === first || pair === second),
  );
  const whitelist = { pair_whitelist: [second, "(?i)none/.*"] };
  assertEquals(await only(["--pair", ".*/USDT"], whitelist), all.filter(({ pair }) => pair === second));
});

strictTest("replay --pair with an unknown pair suggests known ones", async () => {
  await using folder = await TempFolder.make();
  const { code, stderr } = await run([...await replayArgs(folder), "--pair", "ETH/USD", WALK]);
  assertEquals(code, 0);
  assertStringIncludes(stderr, "--pair ETH/USD matches no pair of the recording; it has ETH/USDT");
});

strictTest("replay --from and --to give the signals that a whole replay finds in that time", async () => {
  await using folder = await TempFolder.make();
  const args = await replayArgs(folder);
  const all = signalsOf((await run([...args, WALK])).stdout);
  const from = all[Math.floor(all.length / 3)]?.time ?? "", to = all[Math.floor(2 * all.length / 3)]?.time ?? "";
  assert(from < to);
  const end = await run([...args, "--from", from, "--to", to, WALK]);
  assertEquals([end.code, end.stderr], [0, ""]);
  const found = signalsOf(end.stdout);
  const key = ({ id }: Signal): string => id;
  const wanted = all.filter(({ time }) => time >= from && time < to);
  assert(wanted.length > 5);
  // signals that are current at --from are found at once
  assertEquals(found.filter(({ time }) => time > from).map(key), wanted.filter(({ time }) => time > from).map(key));
  for (const { time } of found) assert(time >= from && time < to);
});

strictTest("replay reads several recordings, also compressed ones, in the order of their first messages", async () => {
  await using folder = await TempFolder.make();
  const args = await replayArgs(folder);
  const whole = await run([...args, WALK]);
  const lines = (await Deno.readTextFile(WALK)).trim().split("\n");
  const part = (from: number, to: number): string => lines.slice(from, to).join("\n") + "\n";
  const third = Math.floor(lines.length / 3);
  const out = await folder.write("out.ndjson", part(0, third));
  const out10 = `${folder.path}/out.10.ndjson.gz`;
  await Deno.writeFile(out10, gzipSync(part(2 * third, lines.length)));
  const out2 = `${folder.path}/out.2.ndjson.gz`;
  await Deno.writeFile(out2, gzipSync(part(third, 2 * third)));
  const end = await run([...args, out10, out2, out]);
  assertEquals([end.code, end.stderr], [0, ""]);
  assertEquals(end.stdout, whole.stdout);
});

strictTest("replay reports a truncated recording, and one that is not a gzip file", async () => {
  await using folder = await TempFolder.make();
  const args = await replayArgs(folder);
  const text = await Deno.readTextFile(WALK);
  const cut = await run([...args, await folder.write("cut.ndjson", text.slice(0, text.length - 100))]);
  assertEquals(cut.code, 0);
  assertMatch(cut.stderr, /cut\.ndjson:\d+: the file is truncated in this line/);
  const wrong = await run([...args, await folder.write("wrong.ndjson.gz", text)]);
  assertEquals([wrong.code, wrong.stdout], [1, ""]);
  assertStringIncludes(wrong.stderr, "wrong.ndjson.gz is not a gzip file, or is damaged");
});

strictTest("replay --summary counts signals, evaluations and failures", async () => {
  await using folder = await TempFolder.make();
  const args = await replayArgs(folder);
  const end = await run([...args, "--summary", WALK]);
  assertEquals(end.code, 0);
  const signals = signalsOf(end.stdout);
  const counts = (action: string): number => signals.filter((signal) => signal.action === action).length;
  assertMatch(end.stderr, /│ ConsumerStrategy │ +\d{2,} │ .* │ .* ms │ +0 │/);
  assertMatch(end.stderr, new RegExp(`│ all +│ +${counts("enter")} │ +${counts("exit")} │`));
  assertStringIncludes(end.stderr, "│ pair");
});

async function readRecorded(path: string): Promise<readonly Recorded[]> {
  return (await Deno.readTextFile(path)).trim().split("\n").map((line) => JSON.parse(line));
}

strictTest(
  "replay --watch runs again when the strategy, an imported file or the recording changes, and ends by Ctrl-C",
  async () => {
    await using folder = await TempFolder.make();
    await Deno.mkdir(`${folder.path}/s`);
    const rule = (tag: string): string => `export const tag = ${JSON.stringify(tag)};\n`;
    const text = await Deno.readTextFile(strategy("enters.ts"));
    const helper = await folder.write("s/tag.ts", rule("one"));
    const tagged = `import { tag } from "./tag.ts";\nconsole.log("tag is " + tag);\n${text}`;
    const own = await folder.write("s/mine.ts", tagged);
    const recorded = (await readRecorded(WALK)).slice(0, 20).map((line) => JSON.stringify(line)).join("\n");
    const recording = await folder.write("in.ndjson", `${recorded}\n`);
    const config = await folder.write("c.json", configOf([NOBODY]));
    await using program = await Program.start(["replay", "-c", config, "-s", own, "--watch", recording]);
    let at = await program.stderr.find((line) => line.startsWith("Waiting for a change"), PATIENCE_MS);
    assert(program.stderr.text.includes("tag is one"));
    const after = async (change: () => Promise<unknown>, ...wanted: readonly string[]): Promise<void> => {
      await change();
      for (const part of [...wanted, "Waiting for a change"]) {
        at = await program.stderr.find((line) => line.includes(part), PATIENCE_MS, at + 1);
      }
    };
    await after(() => Deno.writeTextFile(helper, rule("two")), "tag.ts has changed: replaying again", "tag is two");
    await after(
      () => Deno.writeTextFile(own, "export default class {"),
      "mine.ts has changed",
      "mine.ts:1:23: ",
    );
    // some editors save by renaming
    const renamed = async (): Promise<void> => Deno.rename(await folder.write("s/mine.tmp", tagged), own);
    await after(renamed, "mine.ts has changed", "tag is two");
    await after(
      () => Deno.writeTextFile(recording, "no JSON\n", { append: true }),
      "in.ndjson has changed",
      "in.ndjson:21",
    );
    await endsBy(program, "SIGINT");
  },
);
