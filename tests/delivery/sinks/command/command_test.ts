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

strictTest("CommandSink passes the signal and its id to the program", UNIX, async () => {
  await using folder = await TempFolder.make();
  const signal = makeSignal();
  const outcome = await run(`cat > '${folder.path}/in'; echo "took $CONSUMER_SIGNAL_ID"; echo more`, {}, signal);
  assertEquals(outcome, { type: "delivered", result: `took ${signal.id}` });
  assertEquals(await Deno.readTextFile(`${folder.path}/in`), `${JSON.stringify(signal)}\n`);
});

strictTest("CommandSink passes listed variables and its own to the program, and no other", UNIX, async () => {
  const path = Deno.env.get("PATH") ?? "";
  assert(path !== "" && !path.includes("'"));
  assertEquals(await run(`[ "$PATH" = '${path}' ] && echo same`), { type: "delivered", result: "same" });
  Deno.env.set("CONSUMER_TEST_TOKEN", "t0ken-of-the-program");
  try {
    await using folder = await TempFolder.make();
    const env = { DESK: "a desk's name", HOME: "/nowhere" };
    await run(`env > '${folder.path}/env'`, { env });
    const lines = (await Deno.readTextFile(`${folder.path}/env`)).trim().split("\n");
    const names = lines.map((line) => line.split("=", 1)[0] ?? "");
    const expected = /^(?:PATH|HOME|USER|LOGNAME|SHELL|LANG|LANGUAGE|LC_\w+|TZ|TERM|TMPDIR|DESK|CONSUMER_SIGNAL_ID)$/;
    // the shell itself adds these
    assertEquals(names.filter((name) => !expected.test(name) && !["PWD", "OLDPWD", "SHLVL", "_"].includes(name)), []);
    assert(lines.includes("DESK=a desk's name") && lines.includes("HOME=/nowhere"));
  } finally {
    Deno.env.delete("CONSUMER_TEST_TOKEN");
  }
});

strictTest("CommandSink hides secrets of its variables and arguments in the program's output", UNIX, async () => {
  const keys = {
    command: ["sh", "-c", 'echo "$KEY $2"; exit 0', "sh", "--token", "s3cretArgument"],
    env: { KEY: "s3cretKey" },
  };
  assertEquals(await run("", keys), { type: "delivered", result: "*** ***" });
});

strictTest("CommandSink has no result for a program without output", UNIX, async () => {
  assertEquals(await run("cat > /dev/null"), { type: "delivered", result: null });
});

strictTest("CommandSink reports the exit code and the last line of stderr", UNIX, async () => {
  assertEquals(await run("echo first >&2; printf 'broker\\033[31m is away\\n\\n' >&2; exit 3"), {
    type: "failed",
    scope: "signal",
    reason: "sh exited with code 3 (broker\\u{1b}[31m is away)",
  });
  assertEquals(await run("kill -SEGV $$"), { type: "failed", scope: "signal", reason: "sh was killed by SIGSEGV" });
});

strictTest("CommandSink accepts a program that does not read stdin", UNIX, async () => {
  const large = makeSignal({ tag: "x".repeat(1 << 20) }); // more than a pipe holds
  assertEquals(await run("exec 0<&-; echo done", {}, large), { type: "delivered", result: "done" });
  assertEquals(await run("echo done", {}, large), { type: "delivered", result: "done" });
  assertEquals((await run("exit 1", {}, large)).type, "failed");
});

strictTest("CommandSink keeps a bounded part of the output", UNIX, async () => {
  const before = Deno.memoryUsage().rss;
  const outcome = await run(
    "echo begin; head -c 400000000 /dev/zero; head -c 400000000 /dev/zero >&2; echo end >&2; exit 1",
  );
  assert(outcome.type === "failed");
  assert(outcome.reason.length < 300);
  assert(Deno.memoryUsage().rss - before < 300e6, "the output was kept");
  const endless = await run("yes", { timeout: 0.2 });
  assertEquals(endless, { type: "failed", scope: "signal", reason: "sh did not exit within 0.2 s and was stopped" });
  const line = await run("head -c 100000 /dev/zero | tr '\\0' x");
  assertEquals(line, { type: "delivered", result: `${"x".repeat(200)}...` });
});

strictTest("CommandSink stops a program that takes too long, even one that ignores SIGTERM", UNIX, async () => {
  assertEquals(await run("echo waiting >&2; exec sleep 1000", { timeout: 0.2 }), {
    type: "failed",
    scope: "signal",
    reason: "sh did not exit within 0.2 s and was stopped (waiting)",
  });
  const started = performance.now();
  const stubborn = await run("trap '' TERM; while :; do sleep 0.1; done", { timeout: 0.1 });
  assertEquals(stubborn.type, "failed");
  assert(performance.now() - started >= 2000, "it had no time to end by itself");
});

strictTest("CommandSink stops the program when it is aborted", UNIX, async () => {
  await using folder = await TempFolder.make();
  const controller = new AbortController();
  await using sink = shell(`mkfifo '${folder.path}/ready'; echo > '${folder.path}/ready'; exec sleep 1000`);
  const sending = sink.send(makeSignal(), firstAttempt({ abort: controller.signal }));
  while (!await Deno.readTextFile(`${folder.path}/ready`).catch(() => "")) await Promise.resolve();
  controller.abort();
  assertEquals(await sending, { type: "failed", scope: "sink", reason: "sh was aborted" });
  assertEquals((await sink.send(makeSignal(), firstAttempt({ abort: controller.signal }))).type, "failed");
});

strictTest("CommandSink does not wait for a program's children", UNIX, async () => {
  await using folder = await TempFolder.make();
  const outcome = await run(`sleep 1000 & echo $! > '${folder.path}/pid'; echo done`);
  Deno.kill(Number(await Deno.readTextFile(`${folder.path}/pid`)), "SIGKILL");
  assertEquals(outcome, { type: "delivered", result: "done" });
});

strictTest("CommandSink refuses a program that can't be started", UNIX, async () => {
  await using folder = await TempFolder.make();
  const text = await folder.write("text", "hello");
  const cases = [
    [`${folder.path}/missing`, "it does not exist"],
    ["no-such-program-anywhere", "it does not exist"],
    [text, "this user may not execute it"],
  ] as const;
  for (const [program, words] of cases) {
    await using sink = new CommandSink(sinkConfig("command", { command: [program, "s3cret"] }));
    const outcome = await sink.send(makeSignal(), firstAttempt());
    assert(outcome.type === "refused", JSON.stringify(outcome));
    assertStringIncludes(outcome.reason, `${program} can't be run: ${words}`);
    assert(!outcome.reason.includes("s3cret"));
  }
});

strictTest("CommandSink reports a missing permission to run programs", {
  permissions: { read: true, run: false },
}, async () => {
  await using sink = new CommandSink(sinkConfig("command", { command: ["sh"] }));
  const outcome = await sink.send(makeSignal(), firstAttempt());
  assert(outcome.type === "refused");
  assertStringIncludes(outcome.reason, "--allow-run");
});

strictTest("CommandSink.preview() names the program without its arguments", async () => {
  await using sink = shell("s3cretScript");
  assertEquals(sink.preview(makeSignal()), { to: "sh with 3 arguments", content: makeSignal() });
});

strictTest(
  "CommandSink.check() finds the program by path or in PATH, and does not run it",
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
