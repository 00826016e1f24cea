/** The npm package as a new user installs it. It is built and installed once, into an empty prefix with an empty home. */
import { isBuiltin } from "node:module";
import { dirname } from "node:path";
import project from "../../deno.json" with { type: "json" };
import { projectFiles } from "../../src/init/project.ts";
import { LAYOUT } from "../../tools/release/npm/layout.ts";
import { listSmokeChecks } from "../../tools/release/smoke/checks.ts";
import { assert, assertEquals, assertMatch, assertStringIncludes } from "../support/assert.ts";
import { portOf, waitUntilClosed } from "../support/demo_port.ts";
import { Program, type ProgramOptions } from "../support/program.ts";
import { rootDir } from "../support/task_flags.ts";
import { InstalledPackage } from "./installed_package.ts";

const installed = await InstalledPackage.make();
Deno.test.afterAll(() => installed[Symbol.asyncDispose]());

const WAIT_MS = 30_000;

/** Runs the installed command to its end. */
async function run(args: readonly string[], options: ProgramOptions): Promise<Awaited<ReturnType<Program["ended"]>>> {
  await using program = await Program.start(args, options);
  return await program.ended();
}

const smoke = await installed.makeFolder();
for (const { name, body } of listSmokeChecks(installed.command, smoke)) Deno.test(`npm package: ${name}`, body);

Deno.test("npm package: every file of its layout is there", async () => {
  const { root, newProject, ...others } = LAYOUT;
  const urls = [...Object.values(others), ...Object.values(newProject)];
  assert(urls.length > 8);
  for (const { href } of urls) await Deno.stat(`${installed.folder}/${href.slice(root.href.length)}`);
});

Deno.test("npm package: its modules import builtin modules only, and name no path of the machine that built it", async () => {
  for (const name of ["main.js", "program.js", "worker.js"]) {
    const text = await Deno.readTextFile(`${installed.folder}/lib/${name}`);
    const imports = [...text.matchAll(IMPORT)].map(([, specifier = ""]) => specifier);
    assert(name === "main.js" || imports.length > 5, name);
    assertEquals(imports.filter((specifier) => !isBuiltin(specifier)), [], name);
    assert(!text.includes(rootDir), name);
    assertEquals(/^ *\/\/ (?:\.\.|\/).*/m.exec(text)?.[0], undefined, name);
  }
});

Deno.test("npm package: it needs the pinned Deno alone", async () => {
  const manifest = JSON.parse(await Deno.readTextFile(`${installed.folder}/package.json`));
  const deno = (await Deno.readTextFile(`${rootDir}.dvmrc`)).trim();
  assertEquals([manifest.version, manifest.dependencies], [project.version, { deno }]);
  const { code, stdout } = await run(["--help"], installed.options(await installed.makeFolder()));
  assertEquals(code, 0);
  assertStringIncludes(stdout, "consumer --config");
});

Deno.test("npm package: init writes a project, and check knows its types", async () => {
  const folder = await installed.makeFolder();
  const options = installed.options(folder);
  const { code, stdout } = await run(["init", "bot"], options);
  assertEquals(code, 0);
  assertStringIncludes(stdout, "\n  consumer check --config bot/config.jsonc\n");
  for (const { path, text } of await projectFiles()) {
    assertEquals(await Deno.readTextFile(`${folder}/bot/${path}`), text, path);
  }
  const checked = async (): Promise<string> => (await run(["check", "--config", "bot/config.jsonc"], options)).stdout;
  assertMatch(await checked(), /^types: +ok$/m);
  const strategy = `${folder}/bot/strategies/my_strategy.ts`;
  await Deno.writeTextFile(strategy, `${await Deno.readTextFile(strategy)}\nexport const wrong: number = "text";\n`);
  assertMatch(await checked(), /^types: +failed$/m);
});

Deno.test("npm package: a strategy can't import the program's own modules", async () => {
  const folder = await installed.makeFolder();
  await Deno.writeTextFile(`${folder}/config.json`, JSON.stringify(CONFIG));
  await Deno.writeTextFile(
    `${folder}/intruder.js`,
    `export { EngineCore as default } from ${JSON.stringify(`${installed.folder}/lib/worker.js`)};\n`,
  );
  const { code, stderr } = await replay(["--config", "config.json", "--strategy", "intruder.js"], folder);
  assertEquals(code, 2);
  assertStringIncludes(stderr, 'worker.js" is refused: a strategy can import "consumer" and local files');
});

Deno.test("npm package: a project's package.json and dependencies do not disturb it", async () => {
  const folder = await installed.makeFolder();
  await Deno.mkdir(`${folder}/bot`);
  const manifest = { name: "mine", private: true, workspaces: ["bot"], scripts: { replay: REPLAY } };
  await Deno.writeTextFile(`${folder}/package.json`, JSON.stringify(manifest));
  await Deno.writeTextFile(`${folder}/bot/package.json`, JSON.stringify({ name: "bot", version: "1.0.0" }));
  await Deno.writeTextFile(`${folder}/bot/config.json`, JSON.stringify(CONFIG));
  await Deno.copyFile(`${rootDir}tests/compile/strategies/enter_on_rise.ts`, `${folder}/bot/enter_on_rise.ts`);
  await Deno.copyFile(RECORDING, `${folder}/bot/walk.ndjson`);
  await installed.installInto(folder);
  const { code, stdout, stderr } = await run(["run", "--silent", "replay"], installed.options(folder, "npm"));
  assertEquals(code, 0, stderr);
  assertStringIncludes(stdout, '"tag":"rise"');
});

Deno.test("npm package: its documents link to files that it contains", async () => {
  const documents = (await Array.fromAsync(Deno.readDir(`${installed.folder}/docs`))).map(({ name }) => `docs/${name}`);
  assert(documents.length > 10);
  for (const document of ["README.md", "CHANGELOG.md", ...documents]) {
    const base = new URL(document, `file://${installed.folder}/`);
    for (const [, target = ""] of (await Deno.readTextFile(base)).matchAll(/\]\((?!\w+:)([^)\s]+)\)/g)) {
      const { pathname } = new URL(target, base);
      assert(await Deno.stat(pathname).then(() => true, () => false), `${document}: ${target}`);
    }
  }
});

Deno.test("npm package: without Deno, the command says what to do", async () => {
  const folder = await installed.makeFolder();
  for (const file of ["bin/consumer.cjs", "lib/deno_args.json"]) {
    await Deno.mkdir(dirname(`${folder}/${file}`), { recursive: true });
    await Deno.copyFile(`${installed.folder}/${file}`, `${folder}/${file}`);
  }
  const { code, stdout, stderr } = await run(["--version"], installed.options(folder, `${folder}/bin/consumer.cjs`));
  assertEquals([code, stdout], [1, ""]);
  assertMatch(stderr, /^consumer: npm has not installed the package @deno\/.* Install again, with optional packages\./);
});

Deno.test("npm package: upgrade says what to type instead", async () => {
  const options = installed.options(await installed.makeFolder());
  const { code, stdout, stderr } = await run(["upgrade"], options);
  const advice = "consumer: npm installed this consumer: run npm install --global freqtrade-consumer@latest";
  assertEquals([code, stdout, stderr], [2, "", advice]);
});

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  Deno.test(`npm package: ${signal} to the command stops the program in order`, async () => {
    await using demo = await Program.start(["demo"], installed.options(await installed.makeFolder()));
    const port = await portOf(demo);
    demo.kill(signal);
    assertEquals((await demo.ended()).code, 0);
    await waitUntilClosed(port, WAIT_MS);
  });
}

Deno.test("npm package: SIGKILL to the command stops the program too", async () => {
  await using demo = await Program.start(["demo"], installed.options(await installed.makeFolder()));
  const port = await portOf(demo);
  await demo.stderr.find((line) => line.includes("connected"), WAIT_MS);
  demo.kill("SIGKILL");
  await waitUntilClosed(port, WAIT_MS);
});

Deno.test("npm package: npx runs the packed file, and the program ends with npx", async () => {
  const options = installed.options(await installed.makeFolder(), "npx");
  const args = ["--yes", `file:${installed.archive}`, "demo", "--output", "json"];
  await using demo = await Program.start(args, options);
  const port = await portOf(demo);
  await demo.signal(() => true, WAIT_MS);
  demo.kill("SIGTERM");
  await waitUntilClosed(port, WAIT_MS);
});

Deno.test("npm package: it starts within 0.3 s of the program in the clone", async () => {
  const cwd = await installed.makeFolder();
  const [own, clone] = [await measureStart(installed.options(cwd)), await measureStart({})];
  assert(own - clone < 300, `${own.toFixed(0)} ms, and ${clone.toFixed(0)} ms from the clone`);
});

/** Returns the shortest time, in milliseconds, until the demo follows its producer. The first start fills caches. */
async function measureStart(options: ProgramOptions): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 4; i++) {
    const start = performance.now();
    await using demo = await Program.start(["demo"], options);
    await demo.stderr.find((line) => line.includes("engine started"), WAIT_MS);
    times.push(performance.now() - start);
    demo.kill("SIGTERM");
    await demo.ended();
  }
  return Math.min(...times);
}

async function replay(args: readonly string[], cwd: string): ReturnType<typeof run> {
  return await run(["replay", ...args, RECORDING], installed.options(cwd));
}

/** A static import at the start of a line, or a call of the bundler's `require`. */
const IMPORT = /(?:^import [^;"]*|\b__require\()"([^"]+)"/gm;
const REPLAY = "consumer replay --config bot/config.json --strategy bot/enter_on_rise.ts bot/walk.ndjson";
const RECORDING = `${rootDir}tests/fixtures/walk.ndjson`;
const CONFIG = {
  external_message_consumer: {
    enabled: true,
    producers: [{ name: "default", host: "127.0.0.1", port: 1, ws_token: "replay_dials_nobody" }],
  },
};
