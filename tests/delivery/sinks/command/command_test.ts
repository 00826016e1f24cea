import { CommandSink } from "../../../../src/delivery/sinks/command/command_sink.ts";
import type { SendOutcome } from "../../../../src/delivery/sinks/sink.ts";
import type { Signal } from "../../../../src/signal.ts";
import { assert, assertEquals, assertStringIncludes } from "../../../support/assert.ts";
import { makeSignal } from "../../../support/signal.ts";
import { firstAttempt, sinkConfig } from "../../../support/sink_config.ts";
import { strictTest } from "../../../support/strict.ts";
import { TempFolder } from "../../../support/temp_folder.ts";

const UNIX = { ignore: Deno.build.os === "windows" };

function shell(script: string, keys: Readonly<Record<string, unknown>> = {}): CommandSink {
  return new CommandSink(sinkConfig("command", { command: ["sh", "-c", script, "s3cretArgument"], ...keys }));
}

async function run(script: string, keys = {}, signal: Signal = makeSignal()): Promise<SendOutcome> {
  await using sink = shell(script, keys);
  const outcome = await sink.send(signal, firstAttempt());
  assert(!JSON.stringify(outcome).includes("s3cret"), JSON.stringify(outcome));
  return outcome;
}

strictTest("CommandSink gives a program the signal and its id", UNIX, async () => {
  await using folder = await TempFolder.make();
  const signal = makeSignal();
  const outcome = await run(`cat > '${folder.path}/in'; echo "took $CONSUMER_SIGNAL_ID"; echo more`, {}, signal);
  assertEquals(outcome, { type: "delivered", result: `took ${signal.id}` });
  assertEquals(await Deno.readTextFile(`${folder.path}/in`), `${JSON.stringify(signal)}\n`);
});

strictTest("CommandSink lets a program have the environment", UNIX, async () => {
  const path = Deno.env.get("PATH") ?? "";
  assert(path !== "" && !path.includes("'"));
  assertEquals(await run(`[ "$PATH" = '${path}' ] && echo same`), { type: "delivered", result: "same" });
});

strictTest("CommandSink has nothing to say of a program that says nothing", UNIX, async () => {
  assertEquals(await run("cat > /dev/null"), { type: "delivered", result: null });
});

strictTest("CommandSink tells the exit code and the last line of the errors", UNIX, async () => {
  assertEquals(await run("echo first >&2; printf 'broker\\033[31m is away\\n\\n' >&2; exit 3"), {
    type: "failed",
    scope: "signal",
    reason: "sh ended with exit code 3 (broker\\u{1b}[31m is away)",
  });
  assertEquals(await run("kill -SEGV $$"), { type: "failed", scope: "signal", reason: "sh was ended by SIGSEGV" });
});

strictTest("CommandSink does not mind a program that reads nothing", UNIX, async () => {
  const large = makeSignal({ tag: "x".repeat(1 << 20) }); // more than a pipe holds
  assertEquals(await run("exec 0<&-; echo done", {}, large), { type: "delivered", result: "done" });
  assertEquals(await run("echo done", {}, large), { type: "delivered", result: "done" });
  assertEquals((await run("exit 1", {}, large)).type, "failed");
});

strictTest("CommandSink keeps a bounded part of what a program writes", UNIX, async () => {
  const before = Deno.memoryUsage().rss;
  const outcome = await run(
    "echo begin; head -c 100000000 /dev/zero; head -c 100000000 /dev/zero >&2; echo end >&2; exit 1",
  );
  assert(outcome.type === "failed");
  assert(outcome.reason.length < 300);
  assert(Deno.memoryUsage().rss - before < 100e6, "the output was kept");
  const endless = await run("yes", { timeout: 0.2 });
  assertEquals(endless, { type: "failed", scope: "signal", reason: "sh did not end within 0.2 s and was stopped" });
  const line = await run("head -c 100000 /dev/zero | tr '\\0' x");
  assertEquals(line, { type: "delivered", result: `${"x".repeat(200)}...` });
});

strictTest("CommandSink ends a program that takes too long, also one that will not", UNIX, async () => {
  assertEquals(await run("echo waiting >&2; exec sleep 1000", { timeout: 0.2 }), {
    type: "failed",
    scope: "signal",
    reason: "sh did not end within 0.2 s and was stopped (waiting)",
  });
  const started = performance.now();
  const stubborn = await run("trap '' TERM; while :; do sleep 0.1; done", { timeout: 0.1 });
  assertEquals(stubborn.type, "failed");
  assert(performance.now() - started >= 2000, "it had no time to end by itself");
});

strictTest("CommandSink ends the program when it is aborted", UNIX, async () => {
  await using folder = await TempFolder.make();
  const controller = new AbortController();
  await using sink = shell(`mkfifo '${folder.path}/ready'; echo > '${folder.path}/ready'; exec sleep 1000`);
  const sending = sink.send(makeSignal(), firstAttempt({ abort: controller.signal }));
  while (!await Deno.readTextFile(`${folder.path}/ready`).catch(() => "")) await Promise.resolve();
  controller.abort();
  assertEquals(await sending, { type: "failed", scope: "sink", reason: "sh was stopped" });
  assertEquals((await sink.send(makeSignal(), firstAttempt({ abort: controller.signal }))).type, "failed");
});

strictTest("CommandSink does not wait for what a program has left behind", UNIX, async () => {
  await using folder = await TempFolder.make();
  const outcome = await run(`sleep 1000 & echo $! > '${folder.path}/pid'; echo done`);
  Deno.kill(Number(await Deno.readTextFile(`${folder.path}/pid`)), "SIGKILL");
  assertEquals(outcome, { type: "delivered", result: "done" });
});

strictTest("CommandSink refuses what can't be run", UNIX, async () => {
  await using folder = await TempFolder.make();
  const text = await folder.write("text", "hello");
  const cases = [
    [`${folder.path}/missing`, "there is no such program"],
    ["no-such-program-anywhere", "there is no such program"],
    [text, "it is not executable"],
  ] as const;
  for (const [program, words] of cases) {
    await using sink = new CommandSink(sinkConfig("command", { command: [program, "s3cret"] }));
    const outcome = await sink.send(makeSignal(), firstAttempt());
    assert(outcome.type === "refused", JSON.stringify(outcome));
    assertStringIncludes(outcome.reason, `${program} can't be run: ${words}`);
    assert(!outcome.reason.includes("s3cret"));
  }
});

strictTest("CommandSink says so when there is no permission to run programs", {
  permissions: { read: true, run: false },
}, async () => {
  await using sink = new CommandSink(sinkConfig("command", { command: ["sh"] }));
  const outcome = await sink.send(makeSignal(), firstAttempt());
  assert(outcome.type === "refused");
  assertStringIncludes(outcome.reason, "--allow-run");
});

strictTest("CommandSink.preview() names the program, and not its arguments", async () => {
  await using sink = shell("s3cretScript");
  assertEquals(sink.preview(makeSignal()), { to: "sh with 3 arguments", content: makeSignal() });
});

strictTest(
  "CommandSink.check() looks whether there is such a program, by its path or in PATH, and runs nothing",
  UNIX,
  async () => {
    await using folder = await TempFolder.make();
    const plain = await folder.write("plain.sh", "#!/bin/sh\n");
    const checked = async (program: string): Promise<boolean> => {
      await using sink = new CommandSink(sinkConfig("command", { command: [program] }));
      return (await sink.check()).ok;
    };
    assertEquals(
      await Promise.all(["/bin/sh", "sh", "no-such-program", `${folder.path}/no`, plain, folder.path].map(checked)),
      [
        true,
        true,
        false,
        false,
        false,
        false,
      ],
    );
  },
);
