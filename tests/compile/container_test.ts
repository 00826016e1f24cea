/** The image that the Dockerfile describes, assembled and run without a container daemon. */
import { answers, runningFrame, whitelist } from "../cli/live.ts";
import { configOf, until } from "../cli/support.ts";
import { assert, assertEquals, assertMatch, assertStringIncludes } from "../support/assert.ts";
import { assertMode } from "../support/mode.ts";
import { ScriptedProducer } from "../support/scripted_producer.ts";
import { TempFolder } from "../support/temp_folder.ts";
import { CAN_COMPILE, SKIPPED } from "./compile_program.ts";
import { CAN_CONTAIN, Container, listChildren, type Mounts, NOT_CONTAINED, ps } from "./image_container.ts";
import { assembleImage, type Image } from "./image_tree.ts";

const PATIENCE_MS = 15_000;
const PAIR = "BTC/USDT";

/** Makes the folders that a container gets from outside, with a config that follows `producer`. */
async function makeMounts({ path }: TempFolder, image: Image, producer: ScriptedProducer): Promise<Mounts> {
  const [folder, volume] = [`${path}/bot`, `${path}/volume`];
  await Deno.mkdir(`${folder}/strategies`, { recursive: true });
  const strategies = ["./strategies/always_enter.js"];
  const config = JSON.stringify(configOf([producer.settings()], {}, { strategies }));
  await Deno.writeTextFile(`${folder}/config.jsonc`, config);
  await Deno.copyFile(new URL("strategies/always_enter.js", import.meta.url), `${folder}/${strategies[0]}`);
  // a new volume has the files, the owner and the mode of the image's folder
  const { success } = await new Deno.Command("cp", { args: ["-a", `${image.root}/data`, volume] }).output();
  assertEquals(success, true);
  return { folder, volume, tmpfs: false };
}

async function imageHasTheProgram({ root, user, env }: Image): Promise<void> {
  await assertMode(`${root}/usr/local/bin/consumer`, 0o755);
  const { mode, uid } = await Deno.stat(`${root}/data`);
  assertEquals([(mode ?? 0) & 0o7777, uid], [0o1777, 0]);
  assertEquals(user, "65532:65532");
  assert(env.includes("CONSUMER_INSTALL=container"));
  const folders = (await Array.fromAsync(Deno.readDir(root))).map(({ name }) => name).sort();
  assertEquals(folders, ["bot", "data", "dev", "etc", "home", "lib", "lib64", "proc", "tmp", "usr"]);
}

async function programRuns(image: Image, mounts: Mounts): Promise<void> {
  await using container = await Container.start(image, mounts);
  const { program } = container;
  assertEquals((await program.signal(() => true, PATIENCE_MS)).pair, PAIR);
  const pid = await container.processId();
  const [child] = await listChildren(pid);
  assert(child !== undefined, "no supervisor runs");
  for (const one of [pid, child]) assertEquals(await ps("-p", `${one}`, "-o", "uid=,gid="), ["65532 65532"]);

  const healthy = await container.exec(image.health);
  assertEquals([healthy.code, healthy.stderr], [0, ""]);
  assertMatch(
    healthy.stdout,
    /^consumer is running: process \d+ uses the journal \/data\/consumer\.sqlite and responds$/,
  );
  Deno.kill(child, "SIGSTOP");
  const stopped = await container.exec(image.health);
  Deno.kill(child, "SIGCONT");
  assertEquals(stopped.code, 1, stopped.stdout);
  assertStringIncludes(stopped.stderr, "has not responded within 10 s");
  assertEquals((await container.exec(image.health)).code, 0);

  const upgrade = await container.exec([...image.entrypoint, "upgrade"]);
  assertEquals(upgrade.code, 2);
  assertStringIncludes(upgrade.stderr, "this is the container's consumer: pull a newer image");
  for (const path of ["/new", "/bot/new", "/usr/local/bin/new"]) {
    const { code, stderr } = await container.exec([...image.entrypoint, "init", path]);
    assertEquals(code, 1, stderr);
    assertStringIncludes(stderr, "Read-only file system");
  }

  // the supervisor starts the program again
  Deno.kill(child, "SIGKILL");
  await until("it has a new child", async () => ![undefined, child].includes((await listChildren(pid))[0]));
  await until("it responds again", async () => (await container.exec(image.health)).code === 0);

  await container.kill("SIGTERM");
  const { code, stderr } = await program.ended();
  assertEquals(code, 0, stderr);
  await assertMode(`${mounts.volume}/consumer.sqlite`, 0o600);
}

async function signalsAreListed(image: Image, mounts: Mounts): Promise<void> {
  const command = ["signals", "--config", "/bot/config.jsonc", "--json"];
  await using container = await Container.start(image, { ...mounts, tmpfs: true }, command);
  const { code, stdout, stderr } = await container.program.ended();
  assertEquals([code, stderr], [0, ""]);
  assertStringIncludes(stdout, `"pair":"${PAIR}"`);
}

async function demoRuns(image: Image, mounts: Mounts): Promise<void> {
  await using container = await Container.start(image, mounts, [
    "demo",
    "--strategy",
    "/bot/strategies/always_enter.js",
  ]);
  await container.program.signal(() => true, PATIENCE_MS);
  await container.kill("SIGTERM");
  assertEquals((await container.program.ended()).code, 0);
}

const WHY = CAN_COMPILE ? CAN_CONTAIN ? null : NOT_CONTAINED : SKIPPED;

Deno.test({
  name: WHY === null ? "the image" : `the image (${WHY})`,
  ignore: WHY !== null,
  async fn(t): Promise<void> {
    await using folder = await TempFolder.make();
    await using producer = new ScriptedProducer(answers(() => [whitelist(PAIR), runningFrame(PAIR)]));
    const image = await assembleImage(folder.path, Deno.env.get("DENO_COMPILE") ?? "");
    const mounts = await makeMounts(folder, image, producer);
    await t.step("has the program, and a folder for its data", () => imageHasTheProgram(image));
    await t.step("runs without rights on a read-only root, and checks its health", () => programRuns(image, mounts));
    await t.step("lists the signals of its volume", () => signalsAreListed(image, mounts));
    await t.step("runs the demo", () => demoRuns(image, mounts));
  },
});
