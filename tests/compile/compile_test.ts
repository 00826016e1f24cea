/**
 * The program as one compiled file. `deno compile` needs a base runtime: where Deno's own host can't be reached,
 * `eval "$(tools/compile_base.sh)"` sets DENO_COMPILE and DENORT_BIN to a pair that is made of registry packages.
 */
import { projectFiles } from "../../src/init/project.ts";
import { answers, runningFrame, whitelist } from "../cli/live.ts";
import { configOf, until } from "../cli/support.ts";
import { EverySink } from "../support/every_sink.ts";
import { ScriptedProducer } from "../support/scripted_producer.ts";
import { assert, assertEquals, assertMatch, assertStringIncludes } from "../support/assert.ts";
import { Program, type ProgramOptions } from "../support/program.ts";
import { rootDir } from "../support/task_flags.ts";
import { CAN_COMPILE, compileProgram, SKIPPED } from "./compile_program.ts";

const DEMO_LIMIT_MS = 15_000;

/** Compiles the program into `folder`, and copies the strategies there, away from the repository. */
async function compileInto(folder: string): Promise<string> {
  const binary = await compileProgram(folder);
  for (const name of ["always_enter.js", "enter_on_rise.js", "intruder.js"]) {
    await Deno.copyFile(new URL(`strategies/${name}`, import.meta.url), `${folder}/${name}`);
  }
  const producers = [{ name: "default", host: "127.0.0.1", port: 1, ws_token: "nobody-listens" }];
  await Deno.writeTextFile(
    `${folder}/config.json`,
    JSON.stringify({ external_message_consumer: { enabled: true, producers } }),
  );
  return binary;
}

async function demoGivesASignal(options: ProgramOptions): Promise<void> {
  await using program = await Program.start(["demo", "--output", "json"], options);
  const signal = await program.signal(() => true, DEMO_LIMIT_MS);
  assertMatch(signal.id, /^[0-9a-f]{32}$/);
  program.kill("SIGTERM");
  assertEquals((await program.ended()).code, 0);
}

async function replayRunsAStrategy(
  folder: string,
  options: ProgramOptions,
  config = `${folder}/config.json`,
): Promise<void> {
  const args = ["replay", "--config", config, "--strategy", `${folder}/enter_on_rise.js`];
  const recording = `${rootDir}tests/fixtures/walk.ndjson`;
  await using program = await Program.start([...args, recording, "--frames", `${folder}/frames`], options);
  const { code, stderr } = await program.ended();
  assertEquals(code, 0, stderr);
  const pairs = new Set(program.signals().map(({ pair, tag }) => `${pair} ${tag}`));
  assertEquals([...pairs].sort(), ["BTC/USDT rise", "ETH/USDT rise", "SOL/USDT rise"]);
  const frame = await Deno.readTextFile(`${folder}/frames/BTC_USDT.csv`);
  assertStringIncludes(frame.slice(0, frame.indexOf("\n")), "rsi_default");
}

async function initWritesAProject(folder: string, options: ProgramOptions): Promise<void> {
  await using program = await Program.start(["init", "project"], options);
  const { code, stdout, stderr } = await program.ended();
  assertEquals(code, 0, stderr);
  assertStringIncludes(stdout, "\n  consumer check --config project/config.jsonc\n");
  for (const { path, text } of await projectFiles()) {
    assertEquals(await Deno.readTextFile(`${folder}/project/${path}`), text, path);
  }
  // a strategy beside that deno.json still gets the program's own module
  await Deno.copyFile(`${folder}/enter_on_rise.js`, `${folder}/project/strategies/enter_on_rise.js`);
  await replayRunsAStrategy(`${folder}/project/strategies`, options, `${folder}/config.json`);
}

async function strategiesAreReloaded(folder: string, options: ProgramOptions): Promise<void> {
  const path = `${folder}/saved.js`;
  const save = (name: string, imported: string): Promise<void> =>
    Deno.writeTextFile(
      path,
      `import { Strategy } from "consumer";\n${imported}\nexport default class ${name} extends Strategy {}\n`,
    );
  await save("First", "");
  await using program = await Program.start(["--config", `${folder}/config.json`, "--strategy", path], options);
  let at = 0;
  const logged = async (pattern: RegExp): Promise<void> => {
    at = await program.stderr.find((line) => pattern.test(line), DEMO_LIMIT_MS, at);
  };
  await logged(/engine started with strategy "First"/);
  await save("Second", "");
  await logged(/strategies reloaded: "Second"/);
  await save("Third", "const = 5;");
  await logged(/strategies not reloaded; still running the previous ones: .*saved\.js/);
  await Deno.writeTextFile(`${folder}/helper.js`, "export const a = 1;\n");
  await save("Third", 'import { a } from "./helper.js"; if (a !== 1) throw new Error(`a is ${a}`);');
  await logged(/strategies reloaded: "Third"/);
  await Deno.writeTextFile(`${folder}/helper.js`, "export const a = 2;\n");
  await logged(/strategies not reloaded; still running the previous ones: .*a is 2/);
  program.kill("SIGINT");
  assertEquals((await program.ended()).code, 0);
}

async function signalsReachEverySink(folder: string, options: ProgramOptions): Promise<void> {
  const pair = "BTC/USDT";
  await using producer = new ScriptedProducer(answers(() => [whitelist(pair), runningFrame(pair)]));
  await using sinks = new EverySink(folder);
  const config = `${folder}/sinks.json`;
  const strategies = ["./always_enter.js"];
  await Deno.writeTextFile(
    config,
    JSON.stringify(configOf([producer.settings()], {}, { ...sinks.section, strategies })),
  );
  await using program = await Program.start(["--config", config, "--output", "json"], options);
  const signal = await program.signal(() => true, DEMO_LIMIT_MS);
  await until("every sink has the signal", () => isDelivered(config, sinks.names, options));
  await sinks.assertReceived(signal);
  program.kill("SIGTERM");
  assertEquals((await program.ended()).code, 0);
}

/** Whether the journal says that each sink has the one signal. */
async function isDelivered(config: string, names: readonly string[], options: ProgramOptions): Promise<boolean> {
  await using program = await Program.start(["signals", "--config", config, "--json"], options);
  const { stdout, stderr } = await program.ended();
  const { deliveries }: { readonly deliveries: readonly { readonly sink: string; readonly state: string }[] } = JSON
    .parse(stdout || "{}");
  assertEquals(deliveries?.map(({ sink }) => sink).sort(), [...names].sort(), stderr);
  return deliveries.every(({ state }) => state === "delivered");
}

async function strategiesAreConfined(folder: string, options: ProgramOptions): Promise<void> {
  const args = ["--config", `${folder}/config.json`, "--strategy", `${folder}/intruder.js`, "--log-format", "json"];
  await using program = await Program.start(args, options);
  const printed = async (mark: string): Promise<string> =>
    program.stderr.lines[await program.stderr.find((line) => line.includes(`[${mark}]`), DEMO_LIMIT_MS)] ?? "";
  const attempts = /\[attempts\] ([^[]+) \[end\]/.exec(await printed("attempts"))?.[1]?.split(" ") ?? [];
  assert(attempts.length >= 16, `${attempts.length} attempts`);
  for (const attempt of attempts) assertStringIncludes(await printed(attempt), `[${attempt}] refused: `);
  assertStringIncludes(await printed("own folder"), "succeeded");
  program.kill("SIGINT");
  assertEquals((await program.ended()).code, 0);
}

/** What a strategy imports, and the start of what the program says. */
const REFUSED_IMPORTS: Readonly<Record<string, string>> = {
  'import "node:fs";': '"node:fs" is refused: a strategy can import "consumer" and local files',
  'import "npm:left-pad@1.3.0";': '"npm:left-pad@1.3.0" is refused',
  'import "http://127.0.0.1:9/code.js";': '"http://127.0.0.1:9/code.js" is refused',
  'import "data:text/javascript,1";': '"data:text/javascript,1" is refused',
  'import "./helper.js";': '"node:process" is refused',
  'import "../outside.js";': "a strategy has no permission for what it imports: Requires read access to",
  'const later = () => import("node:" + "fs");': "import() is refused",
};

async function importsAreRefused(folder: string, options: ProgramOptions): Promise<void> {
  await Deno.mkdir(`${folder}/importers`);
  await Deno.writeTextFile(`${folder}/outside.js`, "export const a = 1;\n");
  await Deno.writeTextFile(`${folder}/importers/helper.js`, 'export { stdout } from "node:process";\n');
  for (const [index, [source, problem]] of Object.entries(REFUSED_IMPORTS).entries()) {
    const path = `${folder}/importers/strategy_${index}.js`;
    const rest = `import { Strategy } from "consumer";\n${source}\nexport default class A extends Strategy {}\n`;
    await Deno.writeTextFile(path, rest);
    await using program = await Program.start(
      ["replay", "--config", `${folder}/config.json`, "--strategy", path, `${rootDir}tests/fixtures/walk.ndjson`],
      options,
    );
    const { code, stderr } = await program.ended();
    assertEquals(code, 2, stderr);
    assertStringIncludes(stderr, `${path}: ${problem}`);
  }
}

Deno.test({
  name: CAN_COMPILE ? "the compiled binary" : `the compiled binary (${SKIPPED})`,
  ignore: !CAN_COMPILE, // without a base runtime there is nothing to compile with
  async fn(t): Promise<void> {
    const folder = await Deno.makeTempDir({ prefix: "compile-test-" });
    try {
      const options = { executable: await compileInto(folder), cwd: folder };
      await t.step("demo gives a signal within 15 seconds and ends cleanly", () => demoGivesASignal(options));
      await t.step("replay runs a .js strategy from outside the tree", () => replayRunsAStrategy(folder, options));
      await t.step("init writes a project from inside the binary", () => initWritesAProject(folder, options));
      await t.step("a saved strategy is reloaded, a broken one is not", () => strategiesAreReloaded(folder, options));
      await t.step(
        "a signal reaches every kind of sink and is recorded in the journal",
        () => signalsReachEverySink(folder, options),
      );
      await t.step("a strategy can read its own folder and nothing else", () => strategiesAreConfined(folder, options));
      await t.step("a strategy can import consumer and its own files", () => importsAreRefused(folder, options));
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
});
