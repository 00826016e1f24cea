/**
 * Packs the program for one kind of machine into the archive of a release:
 *
 *     deno task release:archive [--target TARGET] [--binary FILE] [--to FOLDER]
 *
 * FILE is what `release:compile` wrote for TARGET. The archive goes to FOLDER, `dist/release` by default.
 */
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { archiveNames } from "../../src/cli/upgrade/build_target.ts";
import { listArchiveEntries } from "./archive_entries.ts";
import { readProject } from "./project.ts";
import { binaryPath, releaseFolder } from "./release_files.ts";
import { readTarget } from "./read_target.ts";
import { runTool } from "./run_tool.ts";
import { packTarGz } from "./tar.ts";
import { ToolError } from "./tool_error.ts";
import { packZip } from "./zip.ts";

await runTool("archive", async (args) => {
  const { values } = parseArgs({
    args,
    options: { target: { type: "string" }, binary: { type: "string" }, to: { type: "string" } },
  });
  const target = readTarget(values.target);
  const binary = values.binary === undefined ? binaryPath(undefined, target) : resolve(values.binary);
  const names = archiveNames((await readProject()).version, target);
  const program = await Deno.readFile(binary).catch((error: unknown) => {
    if (error instanceof Deno.errors.NotFound) {
      throw new ToolError(`${binary} does not exist: run release:compile first`);
    }
    throw error;
  });
  const entries = await listArchiveEntries(names, program);
  const packed = await (names.archive.endsWith(".zip") ? packZip(entries) : packTarGz(entries));
  const folder = releaseFolder(values.to);
  await Deno.mkdir(folder, { recursive: true });
  await Deno.writeFile(join(folder, names.archive), packed);
  return `${join(folder, names.archive)}\n`;
});
