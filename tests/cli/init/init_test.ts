import { assert, assertEquals, assertStringIncludes } from "../../support/assert.ts";
import { assertMode } from "../../support/mode.ts";
import { strictTest } from "../../support/strict.ts";
import { TempFolder } from "../../support/temp_folder.ts";
import { loadConfig } from "../../../src/config/load.ts";
import { projectFiles } from "../../../src/init/project.ts";
import { fixture, run } from "../support.ts";

const FILES = ["config.jsonc", "deno.json", "strategies/my_strategy.ts", "tsconfig.json", "types/consumer.d.ts"];

strictTest("init writes a project, prints the next steps, and leaves existing files unchanged", async () => {
  await using folder = await TempFolder.make();
  const project = `${folder.path}/deep/project`;
  const first = await run(["init", project], { mayWrite: folder.path });
  assertEquals([first.code, first.stderr], [0, ""]);
  for (const file of FILES) {
    assertStringIncludes(first.stdout, `${project}/${file}`);
    assert((await Deno.stat(`${project}/${file}`)).size > 0);
    await assertMode(`${project}/${file}`, 0o600);
  }
  assertStringIncludes(first.stdout, `consumer check --config ${project}/config.jsonc`);
  for (const made of ["deep", "deep/project/strategies"]) await assertMode(`${folder.path}/${made}`, 0o700);
  await Deno.writeTextFile(`${project}/config.jsonc`, "mine");
  await Deno.remove(`${project}/deno.json`);
  const second = await run(["init", project], { mayWrite: folder.path });
  const [written, kept] = second.stdout.split("Already there");
  assertEquals(FILES.filter((file) => written?.includes(`/${file} `)), ["deno.json"]);
  assertEquals(FILES.filter((file) => kept?.includes(`/${file} `)), FILES.filter((file) => file !== "deno.json"));
  assertEquals(await Deno.readTextFile(`${project}/config.jsonc`), "mine");
  const third = await run(["init", project], { mayWrite: folder.path });
  assert(!third.stdout.includes("Written:") && !third.stdout.includes("To see it work"), third.stdout);
});

strictTest("init reports what it can't write", async () => {
  await using folder = await TempFolder.make();
  const file = await folder.write("file", "");
  for (const path of [`${file}/below`, "/proc/nothing"]) {
    const { code, stdout, stderr } = await run(["init", path], { mayWrite: folder.path });
    assertEquals([code, stdout], [1, ""]);
    assertStringIncludes(stderr, `consumer: ${path}/config.jsonc can't be written: `);
  }
});

strictTest("a project that init has written runs: a strategy beside its own deno.json", async () => {
  await using folder = await TempFolder.make();
  const { code } = await run(["init", folder.path], { mayWrite: folder.path });
  assertEquals(code, 0);
  const replayed = await run(["replay", "-c", `${folder.path}/config.jsonc`, fixture("walk.ndjson")]);
  assertEquals([replayed.code, replayed.stderr], [0, ""]);
  const signals = replayed.stdout.split("\n").map((line) => JSON.parse(line));
  assert(signals.length > 20);
  assertEquals([...new Set(signals.map(({ strategy, tag }) => `${strategy} ${tag}`))], ["MyStrategy rsi"]);
});

Deno.test("init writes a config that follows the demo", async () => {
  const text = (await projectFiles()).find(({ path }) => path === "config.jsonc")?.text ?? "";
  const readTextFile = (): Promise<string> => Promise.resolve(text);
  const config = await loadConfig({ files: ["config.jsonc"], cwd: "/p", readTextFile });
  const [producer, ...others] = config.external_message_consumer.producers;
  assertEquals([producer?.host, producer?.port, producer?.ws_token, others], ["127.0.0.1", 8080, "demo_ws_token", []]);
  assertEquals(config.consumer.strategies, ["/p/strategies/my_strategy.ts"]);
});
