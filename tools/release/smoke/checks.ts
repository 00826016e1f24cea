import { join } from "node:path";
import { readProject, rootFolder } from "../project.ts";
import { ToolError } from "../tool_error.ts";
import { Binary } from "./binary.ts";

/** A check of the compiled program. Its body throws when it fails. */
export interface SmokeCheck {
  readonly name: string;
  readonly body: () => Promise<void>;
}

/** Lists the checks of a program. They write their files to `folder`, which is outside of the repository. */
export function listSmokeChecks(path: string, folder: string): readonly SmokeCheck[] {
  const binary = new Binary(path, folder);
  return [
    { name: "--version prints the version", body: () => printsVersion(binary) },
    { name: "demo emits a signal and stops", body: () => demoEmits(binary) },
    { name: "replay runs a .js strategy from outside", body: () => replays(binary, folder, "enter_on_rise.js") },
    { name: TS_CHECK, body: () => replays(binary, folder, "enter_on_rise.ts") },
    { name: "a strategy imports a file of its own folder", body: () => importsOwnFile(binary, folder) },
    { name: "a strategy can't import a file outside of its folder", body: () => refusesOutside(binary, folder) },
  ];
}

/** The check that a Deno older than 2.8.2 fails: its binaries import no local `.ts` files. */
export const TS_CHECK = "replay runs a .ts strategy from outside";

async function printsVersion(binary: Binary): Promise<void> {
  const { version } = await readProject();
  const { code, stdout } = await binary.run(["--version"]);
  expect(code === 0 && stdout.trim() === `consumer ${version}`, `code ${code}: ${stdout}`);
}

async function demoEmits(binary: Binary): Promise<void> {
  const { line, code } = await binary.runUntilLine(["demo", "--output", "json"]);
  const { id, pair }: { readonly id?: unknown; readonly pair?: unknown } = JSON.parse(line);
  expect(typeof id === "string" && typeof pair === "string", `this is not a signal: ${line}`);
  // on Windows it was ended from outside
  expect(code === 0 || Deno.build.os === "windows", `it ended with code ${code} when it was stopped`);
}

async function replays(binary: Binary, folder: string, name: string): Promise<void> {
  await copyStrategy(folder, name);
  const { code, stdout, stderr } = await replay(binary, folder, name);
  const signals = stdout.split("\n").filter((line) => line !== "");
  const others = signals.filter((line) => JSON.parse(line).tag !== "rise");
  expect(code === 0 && signals.length > 0 && others.length === 0, `code ${code}: ${stderr}${others.join("\n")}`);
}

async function importsOwnFile(binary: Binary, folder: string): Promise<void> {
  await copyStrategy(folder, "enter_on_rise.js");
  await writeStrategy(folder, "inside.js", 'export { default } from "./enter_on_rise.js";\n');
  const { code, stdout, stderr } = await replay(binary, folder, "inside.js");
  expect(code === 0 && stdout.includes('"rise"'), `code ${code}: ${stderr}`);
}

async function refusesOutside(binary: Binary, folder: string): Promise<void> {
  await copyStrategy(folder, "enter_on_rise.js");
  await Deno.rename(join(folder, "strategies", "enter_on_rise.js"), join(folder, "outside.js"));
  await writeStrategy(folder, "reaches_out.js", 'export { default } from "../outside.js";\n');
  const { code, stdout, stderr } = await replay(binary, folder, "reaches_out.js");
  const isRefused = code === 2 && stdout === "" && stderr.includes("has no permission");
  expect(isRefused, `code ${code}: ${stdout}${stderr}`);
}

async function copyStrategy(folder: string, name: string): Promise<void> {
  await writeStrategy(folder, name, await Deno.readTextFile(join(rootFolder, "tests", "compile", "strategies", name)));
}

async function writeStrategy(folder: string, name: string, text: string): Promise<void> {
  await Deno.mkdir(join(folder, "strategies"), { recursive: true });
  await Deno.writeTextFile(join(folder, "strategies", name), text);
}

async function replay(binary: Binary, folder: string, name: string): ReturnType<Binary["run"]> {
  const config = join(folder, "config.json");
  await Deno.writeTextFile(config, JSON.stringify(CONFIG));
  const recording = join(rootFolder, "tests", "fixtures", "walk.ndjson");
  return await binary.run(["replay", "--config", config, "--strategy", join(folder, "strategies", name), recording]);
}

function expect(isTrue: boolean, message: string): void {
  if (!isTrue) throw new ToolError(message);
}

const CONFIG = {
  external_message_consumer: {
    enabled: true,
    producers: [{ name: "default", host: "127.0.0.1", port: 1, ws_token: "replay_dials_nobody" }],
  },
};
