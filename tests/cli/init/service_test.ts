import { assert, assertEquals, assertStringIncludes } from "../../support/assert.ts";
import { CAN_READ_PLIST, readPlist } from "../../support/read_plist.ts";
import { strictTest } from "../../support/strict.ts";
import { assertHardened, CAN_ANALYZE } from "../../support/systemd_analyze.ts";
import { rootDir } from "../../support/task_flags.ts";
import { TempFolder } from "../../support/temp_folder.ts";
import { run } from "../support.ts";

const FILES = ["consumer.plist", "consumer.service", "systemd.jsonc"];
const CREDENTIALS = "/run/credentials/consumer.service";

const NO_SYSTEMD = CAN_ANALYZE ? "" : " (skipped: systemd-analyze 250 or later is not installed)";

/** Runs `init --service` below the folder, as the user ada unless the arguments name another one. */
async function initService(folder: TempFolder, ...args: readonly string[]): Promise<Awaited<ReturnType<typeof run>>> {
  return await run(["init", `${folder.path}/my bot`, ...args], { mayWrite: folder.path, env: { USER: "ada" } });
}

async function listFolder(path: string): Promise<readonly string[]> {
  return (await Array.fromAsync(Deno.readDir(path))).map(({ name }) => name).sort();
}

strictTest("init --service writes a service beside a project, and prints how to install it", async () => {
  await using folder = await TempFolder.make();
  const { code, stdout, stderr } = await initService(folder, "--service");
  assertEquals([code, stderr], [0, ""]);
  const project = `${folder.path}/my bot`;
  assertEquals(await listFolder(`${project}/service`), FILES);
  assert((await Deno.stat(`${project}/config.jsonc`)).isFile);
  for (const file of FILES) assertStringIncludes(stdout, `${project}/service/${file} `);
  if (Deno.build.os === "linux") {
    assertStringIncludes(stdout, `sudo install -m 644 '${project}/service/consumer.service' /etc/systemd/system/\n`);
  }
  assertStringIncludes(stdout, `consumer check --config '${project}/config.jsonc'\n`);
  assert(!stdout.includes("chown"), stdout);
  const unit = await Deno.readTextFile(`${project}/service/consumer.service`);
  const configs = `--config "${project}/config.jsonc" --config "${project}/service/systemd.jsonc"`;
  assertStringIncludes(unit, `\nExecStart=${rootDir}consumer ${configs}\n`);
  assertStringIncludes(unit, "\nUser=ada\n");
  if (!CAN_READ_PLIST) return;
  const job = await readPlist(await Deno.readTextFile(`${project}/service/consumer.plist`)) as Record<string, unknown>;
  assertEquals(job["ProgramArguments"], [`${rootDir}consumer`, "--config", `${project}/config.jsonc`]);
});

strictTest(
  "init --service leaves existing files unchanged, and loads the credentials that the config reads",
  async () => {
    await using folder = await TempFolder.make();
    await initService(folder);
    const project = `${folder.path}/my bot`;
    const config = await Deno.readTextFile(`${project}/config.jsonc`);
    const changed = config.replace('"demo_ws_token"', `{ "file": "${CREDENTIALS}/ws_token" }`);
    await Deno.writeTextFile(`${project}/config.jsonc`, changed);
    const { stdout } = await initService(folder, "--service", "--user", "bot");
    assertStringIncludes(stdout, `sudo chown -R bot: '${project}'\n`);
    const unit = await Deno.readTextFile(`${project}/service/consumer.service`);
    assertStringIncludes(unit, "\nUser=bot\n");
    assertStringIncludes(unit, "\nLoadCredential=ws_token:/etc/consumer/ws_token\n");
    await initService(folder, "--service", "--user", "another");
    assertEquals(await Deno.readTextFile(`${project}/service/consumer.service`), unit);
    assertEquals(await Deno.readTextFile(`${project}/config.jsonc`), changed);
  },
);

strictTest("init --service writes nothing when it can't write a service", async () => {
  await using folder = await TempFolder.make();
  const cases: readonly (readonly [args: readonly string[], env: Readonly<Record<string, string>>, problem: string])[] =
    [
      [["--service", "--user", "no user"], {}, '"no user" is not the name of a user: name one with --user USER'],
      [["--service", "--user", "root"], {}, "needs a user other than root: name one with --user USER"],
      [["--service"], { USER: "root" }, "needs a user other than root: name one with --user USER"],
      [["--service"], {}, "the environment does not name the current user: name one with --user USER"],
      [["--user", "ada"], {}, "--user is the user of a service, and needs --service"],
      [["--service"], { USER: "ada", CONSUMER_INSTALL: "container" }, "this is the container's consumer"],
    ];
  for (const [args, env, problem] of cases) {
    const { code, stdout, stderr } = await run(["init", `${folder.path}/bot`, ...args], { mayWrite: folder.path, env });
    assertEquals([code, stdout], [2, ""], stderr);
    assertStringIncludes(stderr, problem);
  }
  const colon = await run(["init", `${folder.path}/a:b`, "--service", "--user", "ada"], { mayWrite: folder.path });
  assertEquals(colon.code, 2);
  assertStringIncludes(colon.stderr, "contains a colon");
  assertEquals(await listFolder(folder.path), []);

  await Deno.mkdir(`${folder.path}/my bot`);
  await folder.write("my bot/config.jsonc", "{");
  const broken = await initService(folder, "--service");
  assertEquals([broken.code, broken.stdout], [2, ""]);
  assertStringIncludes(broken.stderr, `${folder.path}/my bot/config.jsonc:1`);
  assertEquals(await listFolder(`${folder.path}/my bot`), ["config.jsonc"]);
});

strictTest(
  `systemd accepts the unit of init --service, and rates its exposure below 2.5${NO_SYSTEMD}`,
  { ignore: !CAN_ANALYZE },
  async () => {
    await using folder = await TempFolder.make();
    assertEquals((await initService(folder, "--service")).code, 0);
    await assertHardened(`${folder.path}/my bot/service/consumer.service`);
  },
);
