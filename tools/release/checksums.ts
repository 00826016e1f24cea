/**
 * Writes `SHA256SUMS` for the files of a release, which install.sh and `consumer upgrade` verify:
 *
 *     deno task release:checksums [FOLDER]
 *
 * FOLDER is `dist/release` by default. `sha256sum --check SHA256SUMS` verifies the same.
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { hashFile } from "./hash_file.ts";
import { CHECKSUMS, releaseFolder } from "./release_files.ts";
import { runTool } from "./run_tool.ts";
import { ToolError } from "./tool_error.ts";

await runTool("checksums", async (args) => {
  const { positionals: [named] } = parseArgs({ args, allowPositionals: true });
  const folder = releaseFolder(named);
  const entries = await Array.fromAsync(Deno.readDir(folder)).catch((error: unknown) => {
    if (error instanceof Deno.errors.NotFound) {
      throw new ToolError(`${folder} does not exist: run release:archive first`);
    }
    throw error;
  });
  const names = entries.filter(({ isFile, name }) => isFile && name !== CHECKSUMS).map(({ name }) => name).sort();
  if (names.length === 0) throw new ToolError(`${folder} has no files: run release:archive first`);
  const lines: string[] = [];
  for (const name of names) lines.push(`${await hashFile(join(folder, name))}  ${name}\n`);
  await Deno.writeTextFile(join(folder, CHECKSUMS), lines.join(""));
  return lines.join("");
});
