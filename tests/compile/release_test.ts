/**
 * A release from end to end, without GitHub: the tasks that .github/workflows/release.yml runs make two releases, a server
 * on 127.0.0.1 publishes them, and install.sh and `consumer upgrade` install them.
 */
import { assertEquals, assertMatch, assertStringIncludes } from "../support/assert.ts";
import { completeInShell, isShellInstalled } from "../cli/completions/complete_in_shell.ts";
import { ReleaseHost } from "../release/release_host.ts";
import { ReleaseTree } from "../release/release_tree.ts";
import { Program, type ProgramEnd } from "../support/program.ts";
import { assertHardened, CAN_ANALYZE } from "../support/systemd_analyze.ts";
import { TempFolder } from "../support/temp_folder.ts";
import { CAN_COMPILE, SKIPPED } from "./compile_program.ts";

const TARGET = "linux-x64";
const FIRST = "99.0.0";
const SECOND = "99.0.1";
const SERVICE_STEP = "writes a service that systemd accepts and rates as hardened";

/** The tree, the host and the user's machine of this test. */
interface Stage {
  readonly folder: TempFolder;
  readonly tree: ReleaseTree;
  readonly host: ReleaseHost;
}

/** Makes the files of a release in a folder, as the workflow does for one kind of machine. */
async function makeRelease({ folder, tree }: Stage, version: string): Promise<string> {
  const [built, files] = [`${folder.path}/built-${version}`, `${folder.path}/release-${version}`];
  await tree.note(`What ${version} changes.`);
  await tree.run("release:prepare", version);
  await tree.run("release:check", `v${version}`);
  const binary = (await tree.run("release:compile", "--target", TARGET, "--output", built)).trim();
  assertEquals(binary, `${built}/${TARGET}/consumer`);
  const smoke = await tree.run("release:smoke", "--binary", binary, "--skip-ts");
  assertEquals(smoke.match(/^ok /gm)?.length, 5, smoke);
  assertMatch(smoke, /^skipped .*\.ts strategy/m);
  await tree.run("release:archive", "--target", TARGET, "--binary", binary, "--to", files);
  await tree.run("release:installers", files);
  await tree.run("release:sbom", "--to", files);
  await tree.run("release:checksums", files);
  await Deno.remove(built, { recursive: true });
  return files;
}

async function firstReleaseIsMade(stage: Stage): Promise<void> {
  const files = await makeRelease(stage, FIRST);
  const check = await new Deno.Command("sha256sum", { args: ["--check", "--strict", "SHA256SUMS"], cwd: files })
    .output();
  const names = [`consumer-${FIRST}-${TARGET}.tar.gz`, `consumer-${FIRST}.cdx.json`, "install.ps1", "install.sh"];
  assertEquals(new TextDecoder().decode(check.stdout), names.map((name) => `${name}: OK\n`).join(""));
  const sbom = JSON.parse(await Deno.readTextFile(`${files}/consumer-${FIRST}.cdx.json`));
  assertEquals(sbom.metadata.component.version, FIRST);
  assertMatch(sbom.metadata.timestamp, /^\d{4}-\d\d-\d\dT00:00:00Z$/);
  assertStringIncludes(await stage.tree.run("release:notes", FIRST), `- What ${FIRST} changes.`);
  await stage.host.publishFolder(FIRST, files);
}

async function wrongTagsAreRefused({ tree }: Stage): Promise<void> {
  const wrong = await tree.try("release:check", "v1.2.3");
  assertEquals([wrong.code, wrong.stdout], [1, ""]);
  assertStringIncludes(wrong.stderr, `the tag is v1.2.3, but the version in deno.json is ${FIRST}`);
  const elsewhere = await tree.try("release:check", `v${FIRST}`, "--repository", "somebody/fork");
  assertEquals(elsewhere.code, 1);
  assertStringIncludes(elsewhere.stderr, "the release would be published at https://github.com/somebody/fork/releases");
}

/** As `curl -fsSL .../releases/latest/download/install.sh | sh` does. */
async function scriptInstallsIt({ folder, host, tree }: Stage): Promise<void> {
  const script = await fetch(`${host.url}/latest/download/install.sh`);
  const shell = new Deno.Command("sh", {
    cwd: folder.path,
    clearEnv: true,
    env: userEnvironment(folder, host),
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const [{ code, stderr }] = await Promise.all([shell.output(), script.body?.pipeTo(shell.stdin)]);
  assertEquals([code, new TextDecoder().decode(stderr)], [0, ""]);
  assertEquals((await runInstalled({ folder, host, tree }, "--version")).stdout, `consumer ${FIRST}`);
  await tree.run("release:smoke", "--binary", installed(folder), "--skip-ts");
}

async function completionsWork({ folder, host, tree }: Stage): Promise<void> {
  const archive = `${folder.path}/release-${FIRST}/consumer-${FIRST}-${TARGET}.tar.gz`;
  const { success } = await new Deno.Command("tar", { args: ["-xzf", archive, "-C", folder.path] }).output();
  assertEquals(success, true);
  const unpacked = `${folder.path}/consumer-${FIRST}-${TARGET}`;
  const scripts = { bash: "consumer", zsh: "_consumer", fish: "consumer.fish", powershell: "consumer.ps1" };
  for (const [shell, name] of Object.entries(scripts)) {
    const path = `${unpacked}/completions/${name}`;
    const printed = await runInstalled({ folder, host, tree }, "completions", shell);
    assertEquals(printed.stdout, (await Deno.readTextFile(path)).trimEnd(), shell);
    if (shell === "powershell" || !await isShellInstalled(shell)) continue;
    const offers = await completeInShell(shell, path, "consumer upgr", folder.path);
    assertEquals(offers.map(({ word }) => word), ["upgrade"], shell);
  }
}

async function archiveHasDocuments({ folder }: Stage): Promise<void> {
  const unpacked = `${folder.path}/consumer-${FIRST}-${TARGET}`;
  for (
    const name of ["README.md", "LICENSE", "config.example.jsonc", "docs/CONFIGURATION.md", "docs/images/demo.svg"]
  ) {
    const [packed, original] = [`${unpacked}/${name}`, `${folder.path}/tree/${name}`];
    assertEquals(await Deno.readTextFile(packed), await Deno.readTextFile(original));
  }
  const manPage = await Deno.readTextFile(`${unpacked}/man/consumer.1`);
  assertMatch(manPage, new RegExp(`^\\.TH CONSUMER 1 "\\d{4}-\\d\\d-\\d\\d" "consumer ${FIRST}" "User Commands"\n`));
}

async function serviceIsHardened(stage: Stage): Promise<void> {
  const { folder } = stage;
  const { code, stderr } = await runInstalled(stage, "init", "bot", "--service", "--user", "ada");
  assertEquals([code, stderr], [0, ""]);
  const unit = `${folder.path}/bot/service/consumer.service`;
  assertStringIncludes(await Deno.readTextFile(unit), `\nExecStart=${installed(folder)} --config `);
  await assertHardened(unit);
}

async function programUpgradesItself(stage: Stage): Promise<void> {
  const { folder, host } = stage;
  const newest = await runInstalled(stage, "upgrade");
  assertEquals([newest.code, newest.stdout], [0, `consumer ${FIRST} is the newest version`]);
  await host.publishFolder(SECOND, await makeRelease(stage, SECOND));
  const check = await runInstalled(stage, "upgrade", "--check");
  assertEquals(check.code, 3, check.stderr);
  assertStringIncludes(check.stdout, `consumer ${SECOND} is available, and this is ${FIRST}.`);

  await using running = await Program.start(["demo", "--output", "json"], {
    executable: installed(folder),
    cwd: folder.path,
  });
  await running.signal(() => true, 15_000);
  const upgraded = await runInstalled(stage, "upgrade");
  assertEquals(upgraded.code, 0, upgraded.stderr);
  assertStringIncludes(upgraded.stdout, `consumer ${SECOND} is installed: ${installed(folder)}`);
  running.kill("SIGTERM");
  assertEquals((await running.ended()).code, 0, "the old program goes on until it is stopped");
  assertEquals((await runInstalled(stage, "--version")).stdout, `consumer ${SECOND}`);
  const left = await Array.fromAsync(Deno.readDir(`${folder.path}/home/.local/bin`));
  assertEquals(left.map(({ name }) => name), ["consumer"]);
}

async function damagedReleaseIsRefused(stage: Stage): Promise<void> {
  const version = "99.0.2";
  const files = `${stage.folder.path}/release-${SECOND}`;
  const name = (of: string): string => `consumer-${of}-${TARGET}.tar.gz`;
  await Deno.rename(`${files}/${name(SECOND)}`, `${files}/${name(version)}`);
  await stage.tree.run("release:checksums", files);
  const archive = await Deno.open(`${files}/${name(version)}`, { write: true });
  await archive.seek(1_000_000, Deno.SeekMode.Start);
  await archive.write(new TextEncoder().encode("damage"));
  archive.close();
  await stage.host.publishFolder(version, files);
  const { code, stderr } = await runInstalled(stage, "upgrade");
  assertEquals(code, 1);
  assertStringIncludes(stderr, "is not the published file");
  assertEquals((await runInstalled(stage, "--version")).stdout, `consumer ${SECOND}`);
}

function installed(folder: TempFolder): string {
  return `${folder.path}/home/.local/bin/consumer`;
}

function userEnvironment(folder: TempFolder, host: ReleaseHost): Readonly<Record<string, string>> {
  return { HOME: `${folder.path}/home`, PATH: "/usr/local/bin:/usr/bin:/bin", CONSUMER_RELEASES_URL: host.url };
}

async function runInstalled({ folder, host }: Stage, ...args: readonly string[]): Promise<ProgramEnd> {
  const options = { executable: installed(folder), cwd: folder.path, env: userEnvironment(folder, host) };
  await using program = await Program.start(args, options);
  return await program.ended();
}

Deno.test({
  name: CAN_COMPILE ? "a release" : `a release (${SKIPPED})`,
  ignore: !CAN_COMPILE, // without a base runtime there is nothing to compile with
  async fn(t): Promise<void> {
    await using folder = await TempFolder.make();
    await using host = new ReleaseHost();
    await Deno.mkdir(`${folder.path}/home`);
    const stage: Stage = { folder, host, tree: await ReleaseTree.copy(`${folder.path}/tree`) };
    await t.step("is prepared, compiled, tried, packed and summed", () => firstReleaseIsMade(stage));
    await t.step("is refused for another tag or repository", () => wrongTagsAreRefused(stage));
    await t.step("is installed by install.sh, and runs", () => scriptInstallsIt(stage));
    await t.step("completes command lines in bash, zsh and fish", () => completionsWork(stage));
    await t.step("has documents beside the program", () => archiveHasDocuments(stage));
    await t.step({
      name: CAN_ANALYZE ? SERVICE_STEP : `${SERVICE_STEP} (skipped: systemd-analyze 250 or later is not installed)`,
      ignore: !CAN_ANALYZE,
      fn: () => serviceIsHardened(stage),
    });
    await t.step("upgrades itself to the next one while it runs", () => programUpgradesItself(stage));
    await t.step("stays when the next one is damaged", () => damagedReleaseIsRefused(stage));
  },
});
