/** Every documented way to start the program can be stopped by a signal to the process that the user sees. */
import { assert, assertEquals, assertStringIncludes } from "../support/assert.ts";
import { portOf, waitUntilClosed } from "../support/demo_port.ts";
import { Program } from "../support/program.ts";
import { rootDir, taskWords } from "../support/task_flags.ts";
import { TempFolder } from "../support/temp_folder.ts";
import { installNpmDeno } from "./npm_deno.ts";

const MAX_STOP_MS = 10_000;

function withNpm(bin: string): Readonly<Record<string, string>> {
  return { PATH: `${bin}:/usr/local/bin:/usr/bin:/bin`, NO_COLOR: "1" };
}

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  Deno.test(`${signal} to npm's wrapper of Deno ends the program that "deno task" started`, async () => {
    const bin = await installNpmDeno();
    assertStringIncludes(await Deno.readTextFile(`${bin}/deno`), "spawnSync", "the command is the Node script");
    await using demo = await Program.start([`${bin}/deno`, "task", "demo"], {
      executable: "node",
      env: withNpm(bin),
      cwd: rootDir,
    });
    const port = await portOf(demo);
    demo.kill(signal);
    await demo.ended();
    await waitUntilClosed(port, MAX_STOP_MS);
  });

  Deno.test(`${signal} to the launcher ends the program itself, which stops in order`, async () => {
    const bin = await installNpmDeno();
    await using folder = await TempFolder.make();
    await using demo = await Program.start(["demo"], {
      executable: `${rootDir}consumer`,
      env: withNpm(bin),
      cwd: folder.path,
    });
    const port = await portOf(demo);
    demo.kill(signal);
    assertEquals((await demo.ended()).code, 0);
    await waitUntilClosed(port, MAX_STOP_MS);
  });
}

Deno.test("the launcher starts the program with the flags of the task", async () => {
  const script = await Deno.readTextFile(`${rootDir}consumer`);
  const flags = (await taskWords("consumer")).filter((word) => word.startsWith("--") && word !== "--cached-only");
  assert(flags.length > 5);
  for (const flag of flags) assertStringIncludes(script, flag);
});

Deno.test("the launcher runs in the current folder, and reports when Deno is missing", async () => {
  await using folder = await TempFolder.make();
  const { code, stderr } = await new Deno.Command(`${rootDir}consumer`, {
    args: ["check", "--config", "nowhere.jsonc"],
    cwd: folder.path,
    clearEnv: true,
    env: { PATH: "/usr/bin:/bin" },
  }).output();
  assertEquals(code, 1);
  assertStringIncludes(new TextDecoder().decode(stderr), "Deno is not installed: run 'npm install -g deno@");
});
