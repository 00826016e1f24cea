/**
 * Writes the bill of materials of a release, `consumer-X.Y.Z.cdx.json` (CycloneDX 1.6):
 *
 *     deno task release:sbom [--to FOLDER]
 *
 * It lists every npm package of deno.lock, all of which `deno compile` puts into the program, and Deno itself.
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { findDate } from "./changelog.ts";
import { makeSbom } from "./cyclonedx.ts";
import { readLock } from "./lock.ts";
import { readChangelog, readProject, rootFolder } from "./project.ts";
import { releaseFolder, sbomName } from "./release_files.ts";
import { runTool } from "./run_tool.ts";

await runTool("sbom", async (args) => {
  const { values } = parseArgs({ args, options: { to: { type: "string" } } });
  const { version } = await readProject();
  const lock = readLock(await Deno.readTextFile(join(rootFolder, "deno.lock")));
  const deno = (await Deno.readTextFile(join(rootFolder, ".dvmrc"))).trim();
  const sbom = await makeSbom({ version, date: findDate(await readChangelog(), version), deno }, lock);
  const path = join(releaseFolder(values.to), sbomName(version));
  await Deno.mkdir(releaseFolder(values.to), { recursive: true });
  await Deno.writeTextFile(path, `${JSON.stringify(sbom, null, 2)}\n`);
  return `${path}\n`;
});
