/**
 * Writes the man page consumer(1) from the declarations of the commands:
 *
 *     deno task man [FILE]      FILE is dist/consumer.1 by default; man -l FILE shows it
 */
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { makeManPage } from "./release/man_page.ts";
import { rootFolder } from "./release/project.ts";
import { runTool } from "./release/run_tool.ts";

await runTool("man", async (args) => {
  const { positionals: [file = join(rootFolder, "dist", "consumer.1")] } = parseArgs({ args, allowPositionals: true });
  await Deno.mkdir(dirname(resolve(file)), { recursive: true });
  await Deno.writeTextFile(file, await makeManPage());
  return `${file}\n`;
});
