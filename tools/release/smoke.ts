/**
 * Checks that a compiled program runs on this machine:
 *
 *     deno task release:smoke [--target TARGET] [--binary FILE] [--skip-ts]
 *
 * FILE is what `release:compile` wrote for TARGET, by default this machine's kind. `--skip-ts` leaves out the check that a
 * program fails which was compiled with a Deno older than 2.8.2; the report names it as skipped.
 */
import { parseArgs } from "node:util";
import { resolve } from "node:path";
import { binaryPath } from "./release_files.ts";
import { readTarget } from "./read_target.ts";
import { runTool } from "./run_tool.ts";
import { listSmokeChecks, TS_CHECK } from "./smoke/checks.ts";
import { ToolError } from "./tool_error.ts";

const FAILED = "FAILED";

await runTool("smoke", async (args) => {
  const { values } = parseArgs({
    args,
    options: { target: { type: "string" }, binary: { type: "string" }, "skip-ts": { type: "boolean" } },
  });
  const path = values.binary === undefined ? binaryPath(undefined, readTarget(values.target)) : resolve(values.binary);
  const report = await smoke(path, values["skip-ts"] === true);
  if (report.some((line) => line.startsWith(FAILED))) throw new ToolError(`${path}\n${report.join("\n")}`);
  return `${path}\n${report.join("\n")}\n`;
});

/** Returns a line for each check. */
async function smoke(path: string, skipsTs: boolean): Promise<readonly string[]> {
  const report: string[] = [];
  const folder = await Deno.makeTempDir({ prefix: "consumer-smoke-" });
  try {
    for (const { name, body } of listSmokeChecks(path, folder)) {
      report.push(skipsTs && name === TS_CHECK ? `skipped  ${name} (--skip-ts)` : await runCheck(name, body));
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
  return report;
}

async function runCheck(name: string, body: () => Promise<void>): Promise<string> {
  const start = performance.now();
  try {
    await body();
    return `ok       ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`;
  } catch (error) {
    return `${FAILED}  ${name}: ${error instanceof ToolError ? error.message : Deno.inspect(error)}`;
  }
}
