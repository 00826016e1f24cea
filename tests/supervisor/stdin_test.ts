import { readsStdin, readStdinFor } from "../../src/supervisor/stdin.ts";
import { assertEquals } from "../support/assert.ts";
import { strictTest } from "../support/strict.ts";

strictTest("standard input is read only when the command line names it", async () => {
  for (const args of [["-c", "-"], ["--config=-"], ["-c=-"], ["-c-"]]) {
    assertEquals(readsStdin(args), true, args.join());
  }
  for (const args of [["-c", "a-"], ["demo"], ["--config", "config.jsonc"]]) {
    assertEquals(readsStdin(args), false, args.join());
  }
  assertEquals(await readStdinFor(["demo"]), null);
});
