import { findHiddenPaths } from "../../../src/init/service/find_hidden_paths.ts";
import { assertEquals } from "../../support/assert.ts";

Deno.test("paths in the folders of users and in those for temporary files are hidden", () => {
  const cases: readonly (readonly [paths: readonly string[], hidden: readonly string[]])[] = [
    [["/usr/bin/deno", "/srv/bot", "/homework/bot", "/opt/root"], []],
    [["/root/bot", "/tmp/bot", "/var/tmp/bot", "/run/user/1000/bot", "/var/home/ada/bot"], [
      "/root/bot",
      "/tmp/bot",
      "/var/tmp/bot",
      "/run/user/1000/bot",
      "/var/home/ada/bot",
    ]],
    [["/home/ada/bot/bin/consumer", "/home/ada/bot", "/home/ada/bot", "/home/ada/bot2"], [
      "/home/ada/bot",
      "/home/ada/bot2",
    ]],
  ];
  for (const [paths, hidden] of cases) assertEquals(findHiddenPaths(paths), hidden);
});
