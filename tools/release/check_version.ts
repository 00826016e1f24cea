/**
 * Checks that a tag, the version in deno.json and CHANGELOG.md agree, before anything is built:
 *
 *     deno task release:check TAG [--repository OWNER/NAME]
 *
 * With `--repository`, the programs must also look for upgrades in the releases of that repository of GitHub.
 */
import { parseArgs } from "node:util";
import { DEFAULT_RELEASES_URL } from "../../src/cli/upgrade/releases_url.ts";
import { findEntry, findNotes } from "./changelog.ts";
import { readChangelog, readProject } from "./project.ts";
import { runTool } from "./run_tool.ts";
import { ToolError } from "./tool_error.ts";

await runTool("check_version", async (args) => {
  const { positionals: [tag], values: { repository } } = parseArgs({
    args,
    allowPositionals: true,
    options: { repository: { type: "string" } },
  });
  if (tag === undefined) throw new ToolError("name the tag, for example v1.2.3");
  const { version } = await readProject();
  if (tag !== `v${version}`) throw new ToolError(`the tag is ${tag}, but the version in deno.json is ${version}`);
  const changelog = await readChangelog();
  const { date } = findEntry(changelog, version);
  findNotes(changelog, version);
  const releases = `https://github.com/${repository}/releases`;
  if (repository !== undefined && DEFAULT_RELEASES_URL !== releases) {
    throw new ToolError(
      `the release would be published at ${releases}, but src/cli/upgrade/releases_url.ts has ${DEFAULT_RELEASES_URL}`,
    );
  }
  return `${version} of ${date}\n`;
});
