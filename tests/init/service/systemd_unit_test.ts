import type { ServicePlan } from "../../../src/init/service/service_plan.ts";
import { formatSystemdUnit } from "../../../src/init/service/systemd_unit.ts";
import { assertEquals, assertStringIncludes } from "../../support/assert.ts";

const BINARY = {
  words: ["/usr/local/bin/consumer"],
  paths: ["/usr/local/bin/consumer"],
  searchPath: [],
  usesDenoCache: false,
};
const PLAN: ServicePlan = { user: "ada", project: "/srv/bot", program: BINARY, credentials: [] };

/** Returns the values of a setting, in their order. */
function valuesOf(unit: string, setting: string): readonly string[] {
  return unit.split("\n").flatMap((line) => line.startsWith(`${setting}=`) ? [line.slice(setting.length + 1)] : []);
}

Deno.test("a unit runs the program on the project's config and its own, as the user", () => {
  const unit = formatSystemdUnit(PLAN);
  assertEquals(valuesOf(unit, "ExecStart"), [
    "/usr/local/bin/consumer --config /srv/bot/config.jsonc --config /srv/bot/service/systemd.jsonc",
  ]);
  assertEquals(valuesOf(unit, "User"), ["ada"]);
  assertEquals(valuesOf(unit, "Type"), ["exec"]);
  assertEquals(valuesOf(unit, "Restart"), ["on-failure"]);
  assertEquals(valuesOf(unit, "ProtectHome"), ["yes"]);
  for (const setting of ["BindReadOnlyPaths", "Environment", "CacheDirectory", "LoadCredential"]) {
    assertEquals(valuesOf(unit, setting), [], setting);
  }
});

Deno.test("a unit quotes what systemd would read in another way", () => {
  const project = `/home/ada/a "b" 100%h $HOME \\x`;
  const unit = formatSystemdUnit({ ...PLAN, project });
  const [command = ""] = valuesOf(unit, "ExecStart");
  assertStringIncludes(command, String.raw`--config "/home/ada/a \"b\" 100%%h $$HOME \\x/config.jsonc"`);
  // systemd replaces no variables here
  assertEquals(valuesOf(unit, "BindReadOnlyPaths"), [String.raw`"/home/ada/a \"b\" 100%%h $HOME \\x"`]);
});

Deno.test("a unit shows the service what it needs of the folders of users, and nothing else", () => {
  const executable = "/home/ada/.local/bin/consumer";
  const program = { ...BINARY, words: [executable], paths: [executable] };
  const unit = formatSystemdUnit({ ...PLAN, project: "/home/ada/bot", program });
  assertEquals(valuesOf(unit, "ProtectHome"), ["tmpfs"]);
  assertEquals(valuesOf(unit, "BindReadOnlyPaths"), [executable, "/home/ada/bot"]);
});

Deno.test("a unit for a program that Deno runs has Deno in its PATH, and a cache", () => {
  const program = {
    words: ["/opt/consumer/consumer"],
    paths: ["/opt/consumer", "/opt/deno/deno"],
    searchPath: ["/opt/deno"],
    usesDenoCache: true,
  };
  const unit = formatSystemdUnit({ ...PLAN, program });
  const [path = "", cache] = valuesOf(unit, "Environment");
  assertStringIncludes(path, "PATH=/opt/deno:/usr/local/sbin:");
  assertEquals([cache, ...valuesOf(unit, "CacheDirectory")], ["DENO_DIR=/var/cache/consumer", "consumer"]);
});

Deno.test("a unit loads the credentials that the config reads", () => {
  const unit = formatSystemdUnit({ ...PLAN, credentials: ["bot_password", "telegram_token"] });
  assertEquals(valuesOf(unit, "LoadCredential"), [
    "bot_password:/etc/consumer/bot_password",
    "telegram_token:/etc/consumer/telegram_token",
  ]);
});
