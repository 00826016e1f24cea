/**
 * Prepares a release: sets the version in deno.json, its one place, and moves what is unreleased in CHANGELOG.md to an
 * entry with today's date.
 *
 *     deno task release:prepare X.Y.Z
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { releaseUnreleased } from "./changelog.ts";
import { readChangelog, readProject, rootFolder } from "./project.ts";
import { runTool } from "./run_tool.ts";
import { ToolError } from "./tool_error.ts";

await runTool("prepare", async (args) => {
  const { positionals: [version = ""] } = parseArgs({ args, allowPositionals: true });
  if (!/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/.test(version)) {
    throw new ToolError(`"${version}" is not a version such as 1.2.3: run deno task release:prepare X.Y.Z`);
  }
  const changelog = releaseUnreleased(await readChangelog(), version, new Date().toISOString().slice(0, 10));
  const { version: previous } = await readProject();
  const config = await Deno.readTextFile(join(rootFolder, "deno.json"));
  await Deno.writeTextFile(join(rootFolder, "deno.json"), replaceVersion(config, previous, version));
  await Deno.writeTextFile(join(rootFolder, "CHANGELOG.md"), changelog);
  return `deno.json and CHANGELOG.md are ready for ${version}. Commit them, then tag the commit: git tag v${version}\n`;
});

/** Changes the text, so that its format stays. */
function replaceVersion(config: string, from: string, to: string): string {
  const parts = config.split(`"version": "${from}"`);
  if (parts.length !== 2) throw new ToolError(`deno.json names the version ${parts.length - 1} times`);
  return parts.join(`"version": "${to}"`);
}
