import { assert, assertEquals, assertStringIncludes } from "../support/assert.ts";
import { Program, type ProgramOptions } from "../support/program.ts";
import { strictTest } from "../support/strict.ts";
import { taskWords } from "../support/task_flags.ts";
import { TempFolder } from "../support/temp_folder.ts";
import { configOf, CONSUMER_STRATEGY, endsBy, NOBODY, PATIENCE_MS, run, until } from "../cli/support.ts";

/** Starts the program in a folder whose name needs quotes. */
async function start(folder: TempFolder, args: readonly string[] = [], options: ProgramOptions = {}): Promise<Program> {
  const config = await folder.write("it's a $config.json", configOf([NOBODY], {}, { hot_reload: false }));
  return await Program.start(["-c", config, "-s", CONSUMER_STRATEGY, ...args], {
    mayWrite: folder.path,
    ...options,
  });
}

const started = (program: Program, from = 0): Promise<number> =>
  program.stderr.find((line) => line.includes("engine started"), PATIENCE_MS, from);

async function childrenOf(pid: number): Promise<readonly number[]> {
  const { stdout } = await new Deno.Command("ps", { args: ["-o", "pid=", "--ppid", String(pid)] }).output();
  return new TextDecoder().decode(stdout).trim().split(/\s+/).filter((word) => word !== "").map(Number);
}

async function childOf({ pid }: Program): Promise<number> {
  const [child] = await childrenOf(pid);
  assert(child !== undefined, "the program has no child");
  return child;
}

async function isRunning(pid: number): Promise<boolean> {
  return (await new Deno.Command("ps", { args: ["-p", String(pid)], stdout: "null" }).output()).success;
}

strictTest("a killed program is back within a second and reports why", async () => {
  await using folder = await TempFolder.make();
  await using program = await start(folder);
  await started(program);
  const first = await childOf(program);
  const killedAt = performance.now();
  Deno.kill(first, "SIGKILL");
  const at = await program.stderr.find((line) => line.includes("restarted after SIGKILL"), PATIENCE_MS);
  assert(performance.now() - killedAt < 1000, `${performance.now() - killedAt} ms`);
  await started(program, at);
  assert(await childOf(program) !== first);
  await endsBy(program, "SIGTERM");
});

strictTest("the end of the supervisor ends the program, in order", async () => {
  await using folder = await TempFolder.make();
  await using program = await start(folder);
  await started(program);
  const child = await childOf(program);
  program.kill("SIGKILL");
  await until("the program has ended", async () => !await isRunning(child));
  await program.ended();
});

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  strictTest(`${signal} to the supervisor ends both within a second, with code 0`, async () => {
    await using folder = await TempFolder.make();
    await using program = await start(folder);
    await started(program);
    const child = await childOf(program);
    await endsBy(program, signal);
    assertEquals(await isRunning(child), false);
  });
}

strictTest("Ctrl-C, which a terminal sends to both processes, is one stop", async () => {
  await using folder = await TempFolder.make();
  await using program = await start(folder);
  await started(program);
  const child = await childOf(program);
  Deno.kill(child, "SIGINT");
  await endsBy(program, "SIGINT");
});

strictTest("exit codes are passed on, and --no-supervisor runs one process", async () => {
  assertEquals((await run(["-c", "nowhere.json"])).code, 2);
  await using folder = await TempFolder.make();
  await using program = await start(folder, ["--no-supervisor"]);
  await started(program);
  assertEquals(await childrenOf(program.pid), []);
  await endsBy(program, "SIGTERM");
});

strictTest("a config from standard input is read again after a crash", async () => {
  await using folder = await TempFolder.make();
  const config = await folder.write("c.json", configOf([NOBODY], {}, { hot_reload: false }));
  const [, ...words] = await taskWords("consumer");
  await using program = await Program.start(
    ["-c", `exec "$@" -c - -s ${CONSUMER_STRATEGY} <${config}`, "sh", Deno.execPath(), ...words],
    { executable: "/bin/sh" },
  );
  await started(program);
  Deno.kill(await childOf(program), "SIGKILL");
  const at = await program.stderr.find((line) => line.includes("restarted after SIGKILL"), PATIENCE_MS);
  await started(program, at);
  const { stderr } = await endsBy(program, "SIGTERM");
  assertStringIncludes(stderr, "engine started");
});
