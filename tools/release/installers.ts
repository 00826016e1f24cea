/**
 * Copies the installers, install.sh and install.ps1, beside the other files of a release:
 *
 *     deno task release:installers [FOLDER]
 *
 * FOLDER is `dist/release` by default. So a user can run the installer of the newest release in one command.
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { rootFolder } from "./project.ts";
import { INSTALLERS, releaseFolder } from "./release_files.ts";
import { runTool } from "./run_tool.ts";

await runTool("installers", async (args) => {
  const { positionals: [named] } = parseArgs({ args, allowPositionals: true });
  const folder = releaseFolder(named);
  await Deno.mkdir(folder, { recursive: true });
  const paths: string[] = [];
  for (const name of INSTALLERS) {
    await Deno.copyFile(join(rootFolder, name), join(folder, name));
    paths.push(`${join(folder, name)}\n`);
  }
  return paths.join("");
});
