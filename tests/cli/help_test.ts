import { COMMANDS } from "../../src/cli/args.ts";
import project from "../../deno.json" with { type: "json" };
import { assert, assertEquals, assertMatch, assertStringIncludes } from "../support/assert.ts";
import { strictTest } from "../support/strict.ts";
import { run } from "./support.ts";

strictTest("--help names every command, and each command's own help its form, within 120 columns", async () => {
  const overview = await run(["--help"]);
  for (const command of COMMANDS) {
    const { code, stdout, stderr } = await run([command, "--help"]);
    assertEquals([code, stderr], [0, ""]);
    assertMatch(stdout, new RegExp(`^consumer \\[?${command}`));
    for (
      const flag of ["--config", "--strategy", "--output", "--log-level", "--log-format", "--no-color", "--version"]
    ) {
      assertStringIncludes(stdout, flag);
    }
    for (const line of stdout.split("\n")) assert(line.length <= 120, line);
    if (command !== "run") assertStringIncludes(overview.stdout, `consumer ${command}`);
  }
  assertEquals([overview.code, overview.stderr], [0, ""]);
  assertEquals((await run(["-h"])).stdout, overview.stdout);
});

strictTest("--version is deno.json's", async () => {
  for (const flag of ["--version", "-V"]) {
    assertEquals(await run([flag]), { code: 0, stdout: `consumer ${project.version}`, stderr: "" });
  }
});
