/**
 * Publishes a release on GitHub:
 *
 *     deno task release:publish TAG [FOLDER]
 *
 * FOLDER, by default `dist/release`, must contain all files of the release. They go into a draft, which nobody else sees.
 * The draft's files are downloaded again and compared. Only then is the draft published, so that nobody ever downloads half
 * of a release. A draft that an earlier attempt left is replaced; a published release is never changed.
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { findNotes } from "./changelog.ts";
import { gh, tryGh } from "./gh.ts";
import { hashFile } from "./hash_file.ts";
import { readChangelog } from "./project.ts";
import { CHECKSUMS, listReleaseFiles, releaseFolder } from "./release_files.ts";
import { runTool } from "./run_tool.ts";
import { ToolError } from "./tool_error.ts";

await runTool("publish", async (args) => {
  const { positionals: [tag, named] } = parseArgs({ args, allowPositionals: true });
  if (tag === undefined || !tag.startsWith("v")) throw new ToolError("name the tag, for example v1.2.3");
  const [version, folder] = [tag.slice(1), releaseFolder(named)];
  const isPrerelease = version.includes("-");
  const notes = findNotes(await readChangelog(), version);
  await verifyFiles(folder, version);
  await removeDraft(tag);
  const work = await Deno.makeTempDir({ prefix: "consumer-publish-" });
  try {
    await Deno.writeTextFile(join(work, "notes.md"), notes);
    await gh(
      ...["release", "create", tag, "--draft", "--verify-tag", "--title", `consumer ${version}`],
      ...["--notes-file", join(work, "notes.md"), ...(isPrerelease ? ["--prerelease"] : [])],
      ...listReleaseFiles(version).map((name) => join(folder, name)),
    );
    await gh("release", "download", tag, "--dir", join(work, "draft"));
    await verifyFiles(join(work, "draft"), version);
    await compareFiles(folder, join(work, "draft"), version);
  } finally {
    await Deno.remove(work, { recursive: true });
  }
  await gh("release", "edit", tag, "--draft=false");
  return `consumer ${version} is published\n`;
});

/** Checks that a folder has every file of the release and no other, as the checksums say. */
async function verifyFiles(folder: string, version: string): Promise<void> {
  const expected = listReleaseFiles(version);
  const found = (await Array.fromAsync(Deno.readDir(folder))).map(({ name }) => name);
  const missing = expected.filter((name) => !found.includes(name));
  const others = found.filter((name) => !expected.includes(name));
  if (missing.length > 0) throw new ToolError(`${folder} does not have ${missing.join(", ")}`);
  if (others.length > 0) throw new ToolError(`${folder} also has ${others.join(", ")}`);
  const lines: string[] = [];
  for (const name of expected) {
    if (name !== CHECKSUMS) lines.push(`${await hashFile(join(folder, name))}  ${name}\n`);
  }
  if (lines.join("") !== await Deno.readTextFile(join(folder, CHECKSUMS))) {
    throw new ToolError(`the files in ${folder} are not those of its ${CHECKSUMS}`);
  }
}

/** The draft must also have these very checksums. */
async function compareFiles(folder: string, draft: string, version: string): Promise<void> {
  for (const name of listReleaseFiles(version)) {
    const isSame = await hashFile(join(folder, name)) === await hashFile(join(draft, name));
    if (!isSame) throw new ToolError(`the draft's ${name} is not the one that was sent`);
  }
}

/** An attempt that failed leaves a draft. */
async function removeDraft(tag: string): Promise<void> {
  const { success, stdout, stderr } = await tryGh("release", "view", tag, "--json", "isDraft");
  if (!success && stderr.includes("release not found")) return;
  if (!success) throw new ToolError(`gh release view ${tag} failed: ${stderr.trim()}`);
  const { isDraft }: { readonly isDraft: boolean } = JSON.parse(stdout);
  if (!isDraft) throw new ToolError(`${tag} is already published, and is not changed: release a new version`);
  await gh("release", "delete", tag, "--yes");
}
