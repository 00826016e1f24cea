import { UsageError } from "../../../src/app/usage_error.ts";
import { findServiceProgram, type ProgramTraces } from "../../../src/cli/init/find_service_program.ts";
import { assert, assertEquals, assertThrows } from "../../support/assert.ts";
import { rootDir } from "../../support/task_flags.ts";

const DENO = "/usr/lib/node_modules/deno/deno";

/** The folder of the program, which is a clone here. */
const ROOT = rootDir.replace(/\/$/, "");

function installedAs(moduleUrl: string): ProgramTraces {
  return { isCompiled: false, moduleUrl, executable: DENO };
}

Deno.test("a service runs the compiled program itself", () => {
  const executable = "/home/ada/.local/bin/consumer";
  const traces = { isCompiled: true, moduleUrl: "file:///tmp/deno-compile-consumer/src/main.ts", executable };
  assertEquals(findServiceProgram({}, traces), {
    words: [executable],
    paths: [executable],
    searchPath: [],
    usesDenoCache: false,
  });
});

Deno.test("a service runs the script of a clone, with Deno in its PATH", () => {
  assertEquals(findServiceProgram({}, installedAs("file:///srv/clone/src/cli/init/init.ts")), {
    words: [`${rootDir}consumer`],
    paths: [ROOT, DENO],
    searchPath: ["/usr/lib/node_modules/deno"],
    usesDenoCache: true,
  });
});

Deno.test("a service runs an npm package with the Deno that runs it now", () => {
  const npm = installedAs("file:///usr/lib/node_modules/freqtrade-consumer/lib/program.js");
  const { words: [deno, run, ...args], paths, searchPath, usesDenoCache } = findServiceProgram({}, npm);
  assertEquals([deno, run], [DENO, "run"]);
  assertEquals(args.slice(-1), [`${rootDir}main.ts`]);
  assert(args.some((arg) => arg.startsWith("--allow-read")), args.join(" "));
  assertEquals([paths, searchPath, usesDenoCache], [[DENO, ROOT], [], true]);
});

Deno.test("a service can't run what npx has fetched, or the container's program", () => {
  const npx = installedAs("file:///home/ada/.npm/_npx/1a2b/node_modules/freqtrade-consumer/lib/program.js");
  assertThrows(() => findServiceProgram({}, npx), UsageError, "first run npm install --global freqtrade-consumer");
  const container = { CONSUMER_INSTALL: "container" };
  assertThrows(() => findServiceProgram(container, npx), UsageError, "this is the container's consumer");
});
