/**
 * Prints the notes of a release, which are its entry in CHANGELOG.md:
 *
 *     deno task release:notes [X.Y.Z] [--to FILE]
 *
 * By default it is the version in deno.json.
 */
import { parseArgs } from "node:util";
import { findNotes } from "./changelog.ts";
import { readChangelog, readProject } from "./project.ts";
import { runTool } from "./run_tool.ts";

await runTool("notes", async (args) => {
  const { positionals: [version], values: { to } } = parseArgs({
    args,
    allowPositionals: true,
    options: { to: { type: "string" } },
  });
  const notes = findNotes(await readChangelog(), version ?? (await readProject()).version);
  if (to === undefined) return notes;
  await Deno.writeTextFile(to, notes);
  return "";
});
