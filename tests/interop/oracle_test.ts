import { compareFrames } from "../support/compare_frames.ts";
import { assert, assertEquals } from "../support/assert.ts";
import { Program } from "../support/program.ts";
import { askOracle, type OracleCase, oracleSignals, signalText } from "./oracle.ts";
import { ConfigFile } from "./support.ts";
import { RECORDINGS, TWINS } from "./twins.ts";

/** A twin on one recording. */
interface Comparison extends OracleCase {
  readonly name: string;
  readonly module: string;
  readonly leastSignals: number;
  readonly ours: string;
  readonly inexact?: readonly string[];
}

/** All recordings are made, each once, and every twin is paired with those that it runs on. */
async function comparisons(folder: string): Promise<readonly Comparison[]> {
  const made = new Map<string, string>();
  const list: Comparison[] = [];
  for (const { recordings, removeSignals = false, ...twin } of TWINS) {
    for (const [key, leastSignals] of Object.entries(recordings)) {
      const recording = made.get(key) ?? await RECORDINGS[key as keyof typeof RECORDINGS](folder);
      made.set(key, recording);
      const [out, ours] = [`${folder}/${list.length}/expected`, `${folder}/${list.length}/ours`];
      const name = `${twin.strategy} on ${key}${removeSignals ? ", signals removed" : ""}`;
      list.push({ ...twin, removeSignals, recording, leastSignals, out, ours, name });
    }
  }
  return list;
}

/** Asserts that `replay` gives freqtrade's frames, cell for cell, and its signals, each once and no others. */
async function assertSameAsFreqtrade({ out, ours, ...twin }: Comparison, folder: string): Promise<void> {
  const producers = ["default", "hourly"].map((name) => ({ name, host: "127.0.0.1", ws_token: "none-is-dialled" }));
  await using config = await ConfigFile.of({}, { producers, remove_entry_exit_signals: twin.removeSignals });
  const args = ["--config", config.path, "--strategy", twin.module, twin.recording, "--frames", ours];
  const env = { FREQTRADE__TRADING_MODE: twin.tradingMode };
  await using program = await Program.start(["replay", ...args, "--output", "json"], { env, mayWrite: folder });
  const end = await program.ended();
  assertEquals(end.code, 0, end.stderr);
  const pairs = await csvFiles(out);
  assert(pairs.length > 2, "freqtrade has answered too little");
  assertEquals(await csvFiles(ours), pairs);
  for (const file of pairs) {
    const [actual = "", expected = ""] = await Promise.all(
      [ours, out].map((dir) => Deno.readTextFile(`${dir}/${file}`)),
    );
    assertEquals(compareFrames(actual, expected, twin), [], file);
  }
  const wanted = oracleSignals(await Deno.readTextFile(`${out}/signals.ndjson`));
  assertEquals(program.signals().map(signalText).sort(), wanted);
  assert(wanted.length >= twin.leastSignals, `only ${wanted.length} signals`);
}

async function csvFiles(folder: string): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const entry of Deno.readDir(folder)) if (entry.name.endsWith(".csv")) names.push(entry.name);
  return names.sort();
}

Deno.test("replay returns the same frames and signals as freqtrade, cell for cell", async (test) => {
  const folder = await Deno.makeTempDir({ prefix: "interop-oracle-" });
  try {
    const cases = await comparisons(folder);
    await askOracle(cases, folder);
    for (const comparison of cases) {
      await test.step(comparison.name, () => assertSameAsFreqtrade(comparison, folder));
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
