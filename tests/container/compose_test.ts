import project from "../../deno.json" with { type: "json" };
import { loadConfig } from "../../src/config/load.ts";
import { assert, assertEquals, assertMatch, assertStringIncludes } from "../support/assert.ts";
import { assertMode } from "../support/mode.ts";
import { rootDir } from "../support/task_flags.ts";
import { TempFolder } from "../support/temp_folder.ts";
import { readComposeFile, resolveEnvironment } from "./compose_file.ts";
import { parseDockerfile } from "./dockerfile.ts";
import { makeSecrets, runMakeSecrets } from "./secrets.ts";

const COMPOSE = await readComposeFile();
const FILE = /^\.\/(.+?):(\/.+):ro$/;

Deno.test("the services of compose.yaml have no more rights than they need", () => {
  for (const [name, service] of Object.entries(COMPOSE.services)) {
    assertEquals([service.cap_drop, service.cap_add], [["ALL"], undefined], name);
    assertEquals(service.security_opt, ["no-new-privileges:true"], name);
    assertEquals([service.privileged, service.user, service.ports], [undefined, undefined, undefined], name);
    assertEquals([service.restart, service.tmpfs], ["unless-stopped", ["/tmp"]], name);
    assertMatch(service.logging.options["max-size"] ?? "", /^\d+m$/, name);
    for (const value of Object.values(service.environment)) {
      assertMatch(value, /^\$\{[A-Z_]+:\?run container\/make_secrets\.sh first\}$/, `${name} contains a secret`);
    }
  }
  assertEquals(COMPOSE.services.consumer.read_only, true);
});

Deno.test("the volumes of compose.yaml exist, and what comes from the repository is read-only", async () => {
  const named = new Set<string>();
  for (const volume of Object.values(COMPOSE.services).flatMap(({ volumes }) => volumes)) {
    const [source = ""] = volume.split(":");
    if (source.startsWith(".")) {
      const [, path = ""] = FILE.exec(volume) ?? [];
      assert((await Deno.stat(`${rootDir}${path}`)).mtime !== null, volume);
    } else named.add(source);
  }
  assertEquals([...named].sort(), Object.keys(COMPOSE.volumes).sort());
});

Deno.test("the consumer of compose.yaml follows the freqtrade of compose.yaml", async () => {
  const { freqtrade, consumer } = COMPOSE.services;
  const mounts = consumer.volumes.flatMap((volume) => {
    const [, source, target] = FILE.exec(volume) ?? [];
    return source === undefined || target === undefined ? [] : [{ source, target }];
  });
  const inRepository = (path: string): string => {
    const mount = mounts.find(({ target }) => path.startsWith(`${target}/`));
    assert(mount !== undefined, `${path} is not in the container`);
    return `${rootDir}${mount.source}${path.slice(mount.target.length)}`;
  };
  const { stages } = parseDockerfile(await Deno.readTextFile(`${rootDir}Dockerfile`));
  const command = stages.at(-1)?.instructions.find(({ name }) => name === "CMD")?.words ?? [];
  assertEquals(command[0], "--config");
  const config = await loadConfig({
    files: [command[1] ?? ""],
    cwd: "/bot",
    env: resolveEnvironment(consumer, { WS_TOKEN: "a_random_token" }),
    readTextFile: (path) => Deno.readTextFile(inRepository(path)),
  });
  const bot = JSON.parse(await Deno.readTextFile(`${rootDir}container/freqtrade.json`));
  const [producer, ...others] = config.external_message_consumer.producers;
  assertEquals(others, []);
  assertEquals([producer?.host, producer?.port], ["freqtrade", bot.api_server.listen_port]);
  assertEquals(producer?.ws_token, "a_random_token");
  assertStringIncludes(freqtrade.environment["FREQTRADE__API_SERVER__WS_TOKEN"] ?? "", "${WS_TOKEN:");
  for (const strategy of config.consumer.strategies) assert((await Deno.stat(inRepository(strategy))).isFile);
  assertEquals([bot.dry_run, bot.exchange.key, bot.exchange.secret], [true, "", ""]);
});

Deno.test("make_secrets.sh writes a private .env with what compose.yaml asks for, once", async () => {
  await using folder = await TempFolder.make();
  const secrets = await makeSecrets(folder);
  await assertMode(`${folder.path}/.env`, 0o600);
  for (const service of Object.values(COMPOSE.services)) resolveEnvironment(service, secrets);
  for (const value of Object.values(secrets)) assertMatch(value, /^k[0-9a-f]{48}$/);
  assertEquals(new Set(Object.values(secrets)).size, 3);
  const before = await Deno.readTextFile(`${folder.path}/.env`);
  const { code, stderr } = await runMakeSecrets(folder.path);
  assertEquals(code, 1);
  assertStringIncludes(stderr, ".env exists already");
  assertEquals(await Deno.readTextFile(`${folder.path}/.env`), before);
});

Deno.test("the Dockerfile builds with the pinned Deno, from files that .dockerignore lets in", async () => {
  const { stages } = parseDockerfile(await Deno.readTextFile(`${rootDir}Dockerfile`));
  const version = (await Deno.readTextFile(`${rootDir}.dvmrc`)).trim();
  assertEquals(stages[0]?.base, `denoland/deno:${version}`);
  const [all, ...kept] = (await Deno.readTextFile(`${rootDir}.dockerignore`)).split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  assertEquals(all, "*");
  const copies = stages.flatMap(({ instructions }) => instructions.filter(({ name }) => name === "COPY"));
  for (const { flags, words } of copies) {
    if (flags.some((flag) => flag.startsWith("--from="))) continue;
    for (const source of words.slice(0, -1)) {
      assert(kept.some((pattern) => source.startsWith(pattern.slice(1))), `.dockerignore leaves out ${source}`);
    }
  }
  assertStringIncludes(project.tasks.compile.command, "--output dist/consumer ");
});

Deno.test("the image runs as a user without rights, names how it was installed, and checks its health", async () => {
  const { stages } = parseDockerfile(await Deno.readTextFile(`${rootDir}Dockerfile`));
  const last = stages.at(-1)?.instructions ?? [];
  const valuesOf = (wanted: string): readonly string[] =>
    last.flatMap(({ name, words }) => name === wanted ? words : []);
  assertMatch(valuesOf("USER").join(), /^[1-9]\d*:[1-9]\d*$/);
  assert(valuesOf("ENV").includes("CONSUMER_INSTALL=container"));
  assertEquals(valuesOf("VOLUME"), ["/data"]);
  assertEquals(valuesOf("HEALTHCHECK"), ["/usr/local/bin/consumer", "status", ...valuesOf("CMD")]);
});
