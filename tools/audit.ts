/**
 * Checks all npm packages in deno.lock: their licences, what npm reports about vulnerabilities, and whether they are
 * maintained.
 *
 *   deno task audit
 *
 * Fails on a licence outside of the list, a deprecated package or a known vulnerability. A package that has not changed for
 * years is only listed.
 */
import { parseArgs } from "node:util";
import { judgePackages } from "./audit/judge_packages.ts";
import { inspectPackages } from "./audit/npm.ts";
import { readLock } from "./release/lock.ts";
import { rootFolder } from "./release/project.ts";
import { runTool } from "./release/run_tool.ts";
import { ToolError } from "./release/tool_error.ts";

await runTool("audit", async (args) => {
  parseArgs({ args, options: {} });
  const lock = readLock(await Deno.readTextFile(`${rootFolder}/deno.lock`));
  const found = await inspectPackages(lock);
  const { problems, remarks } = judgePackages(found, new Date());
  const lines = [`${lock.packages.length} packages`, ...remarks, ...problems];
  if (problems.length > 0) throw new ToolError(lines.join("\n"));
  return lines.join("\n") + "\n";
});
