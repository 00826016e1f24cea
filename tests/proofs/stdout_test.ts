import { assert, assertEquals, assertStringIncludes } from "../support/assert.ts";
import { ScriptedProducer } from "../support/scripted_producer.ts";
import type { Visit } from "../support/scripted_visit.ts";
import { strictTest } from "../support/strict.ts";
import { TempFolder } from "../support/temp_folder.ts";
import { answers, runningFrame } from "../cli/live.ts";
import {
  assertNoTrace,
  configOf,
  CONSUMER_STRATEGY,
  fixture,
  NOBODY,
  PATIENCE_MS,
  startInShell,
  strategy,
  until,
} from "../cli/support.ts";

const MAX_PAIRS = 20_000;

/** Sends frames of ever new pairs, which each cause a signal, until the program closes the connection. */
async function sendsPairs(visit: Visit): Promise<void> {
  for (let i = 0; i < MAX_PAIRS && !visit.isGone; i++) {
    await visit.send(runningFrame(`A${i}/USDT`, { rows: 3 }));
    // lets the event loop handle what the program and the reader did
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

strictTest("run ends with 1 and a message when the reader of stdout has closed", async () => {
  await using folder = await TempFolder.make();
  await using producer = new ScriptedProducer(answers(() => [], sendsPairs));
  const config = await folder.write("c.json", configOf([producer.settings()]));
  const line = '{ "$@"; echo "code $?" >&2; } | head -n 1';
  await using program = await startInShell(line, ["-c", config, "-s", strategy("enters.ts")]);
  const { stdout, stderr } = await program.ended();
  assertEquals(stdout.split("\n").length, 1);
  assert(typeof JSON.parse(stdout).id === "string");
  assertStringIncludes(stderr, "\nconsumer: stdout can't be written: its reader is gone\ncode 1");
  assertNoTrace({ stdout, stderr });
});

strictTest("run and replay end with 1 and a message when the disk behind stdout is full", async () => {
  await using folder = await TempFolder.make();
  await using producer = new ScriptedProducer(answers(() => [runningFrame("BTC/USDT")]));
  const config = await folder.write("c.json", configOf([producer.settings()]));
  const recorded = await folder.write("r.json", configOf([NOBODY]));
  for (
    const args of [
      ["-c", config, "-s", strategy("enters.ts")],
      ["replay", "-c", recorded, "-s", CONSUMER_STRATEGY, fixture("walk.ndjson")],
      ["--help"],
    ]
  ) {
    await using program = await startInShell('exec "$@" > /dev/full', args);
    const { code, stdout, stderr } = await program.ended();
    assertEquals(code, 1, stderr);
    assertStringIncludes(stderr, "consumer: stdout can't be written: No space left on device");
    assertNoTrace({ stdout, stderr });
  }
});

strictTest("run ends with 1 and does not crash when the readers of stdout and stderr have both closed", async () => {
  await using folder = await TempFolder.make();
  await using producer = new ScriptedProducer(answers(() => [], sendsPairs));
  const config = await folder.write("c.json", configOf([producer.settings()]));
  const line = '{ "$@" 2>&1; echo "code $?" >&2; } | head -n 1';
  await using program = await startInShell(line, ["-c", config, "-s", strategy("enters.ts")]);
  const { stderr } = await program.ended();
  assertEquals(stderr, "code 1");
});

strictTest(
  "run reads its sockets, and ends within a second of SIGTERM, when the reader of stdout has stopped reading",
  async () => {
    await using folder = await TempFolder.make();
    const allSent = Promise.withResolvers<void>();
    // more signals than a pipe can hold
    const pairs = Array.from({ length: 2_000 }, (_, i) => `A${i}/USDT`);
    const script = answers(() => pairs.map((pair) => runningFrame(pair, { rows: 3 })), async ({ gone }) => {
      allSent.resolve();
      await gone;
    });
    await using producer = new ScriptedProducer(script);
    const config = await folder.write("c.json", configOf([producer.settings()]));
    // the reader opens the pipe but reads nothing until its own input ends, after the program has ended
    const line =
      'mkfifo "$0.in" && { { "$@" & echo "pid $!" >&2; wait $!; echo "code $?" >&2; : > "$0.in"; } | cat "$0.in" -; }';
    const args = ["-c", config, "-s", strategy("enters.ts"), "--log-level", "debug"];
    await using program = await startInShell(line, args, {}, `${folder.path}/fifo`);
    const at = await program.stderr.find((text) => text.startsWith("pid "), PATIENCE_MS);
    await allSent.promise;
    const last = pairs.at(-1) ?? "";
    await program.stderr.find((text) => text.includes(`"Enters": enter long ${last} `), PATIENCE_MS);
    const start = performance.now();
    Deno.kill(Number(program.stderr.lines[at]?.slice(4)), "SIGTERM");
    await program.stderr.find((text) => text.startsWith("code "), PATIENCE_MS);
    const took = performance.now() - start;
    assert(took < 1_000, `it took ${took} ms to end`);
    const { stderr } = await program.ended();
    assertStringIncludes(stderr, "\nconsumer: stdout can't be written: its reader has stopped reading\ncode 1");
  },
);

strictTest(
  "run lives on with bounded memory when the reader of stdout never reads, and still feeds other sinks",
  { ignore: Deno.build.os !== "linux" }, // memory is read from /proc
  async () => {
    await using folder = await TempFolder.make();
    const allSent = Promise.withResolvers<void>();
    // 25 MB of signals: more than the buffer of the output, of which an overflow would end the program
    const pairs = Array.from({ length: 2_000 }, (_, i) => `${"A".repeat(80)}${i}/USDT`);
    const script = answers(() => pairs.map((pair) => runningFrame(pair, { rows: 3 })), async ({ gone }) => {
      allSent.resolve();
      await gone;
    });
    const strategies = await Promise.all(Array.from({ length: 20 }, async (_, i) => {
      const code = await Deno.readTextFile(strategy("long_tags.ts"));
      return await folder.write(`long_tags_${i}.ts`, code.replace("LongTags", `LongTags${i}`));
    }));
    await using producer = new ScriptedProducer(script);
    const sinks = [{ type: "stdout" }, { type: "file", path: `${folder.path}/signals.ndjson`, max_file_size: 100 }];
    const config = await folder.write(
      "c.json",
      configOf([producer.settings()], {}, { sinks, max_signal_age: 1e6, journal: { enabled: false } }),
    );
    const line =
      'mkfifo "$0.in" && { { "$@" & echo "pid $!" >&2; wait $!; echo "code $?" >&2; : > "$0.in"; } | cat "$0.in" -; }';
    const args = ["-c", config, ...strategies.flatMap((path) => ["-s", path])];
    await using program = await startInShell(line, args, {}, `${folder.path}/fifo`);
    const at = await program.stderr.find((text) => text.startsWith("pid "), PATIENCE_MS);
    const pid = Number(program.stderr.lines[at]?.slice(4));
    try {
      await Promise.race([allSent.promise, program.stderr.find((text) => text.startsWith("code "), 10 * PATIENCE_MS)]);
      await program.stderr.find(
        (text) => text.includes("dropped: more than 10000 signals were pending"),
        4 * PATIENCE_MS,
      );
      const written = async (): Promise<number> => (await Deno.stat(`${folder.path}/signals.ndjson`)).size;
      await until("the file has 10,000 signals and more", async () => await written() > (5 << 20));
      // Deno would need all permissions to read /proc itself
      const { stdout: status } = await new Deno.Command("cat", { args: [`/proc/${pid}/status`] }).output();
      const [, resident = "0"] = /VmRSS:\s+(\d+)/.exec(new TextDecoder().decode(status)) ?? [];
      assert(Number(resident) > 0 && Number(resident) < 350_000, `${resident} kB`);
      Deno.kill(pid, "SIGTERM");
      await program.stderr.find((text) => text.startsWith("code "), PATIENCE_MS);
    } catch (error) {
      // the shell's children hold the pipes open
      Deno.kill(pid, "SIGKILL");
      throw error;
    }
  },
);
