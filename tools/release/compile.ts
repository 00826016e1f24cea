/**
 * Compiles the program for one kind of machine:
 *
 *     deno task release:compile [--target TARGET] [--output FOLDER]
 *
 * The program is FOLDER/TARGET/consumer, with `.exe` for Windows; FOLDER is `dist` by default, TARGET this machine's kind.
 * DENO_COMPILE names another Deno to compile with, as tools/compile_base.sh sets it for tests.
 */
import { parseArgs } from "node:util";
import { makeCompileArgs } from "./compile_args.ts";
import { readProject, rootFolder } from "./project.ts";
import { binaryPath } from "./release_files.ts";
import { readTarget } from "./read_target.ts";
import { runTool } from "./run_tool.ts";
import { ToolError } from "./tool_error.ts";

await runTool("compile", async (args) => {
  const { values } = parseArgs({ args, options: { target: { type: "string" }, output: { type: "string" } } });
  const target = readTarget(values.target);
  const path = binaryPath(values.output, target);
  const { compileCommand } = await readProject();
  const { success, stderr } = await new Deno.Command(Deno.env.get("DENO_COMPILE") ?? Deno.execPath(), {
    args: [...makeCompileArgs(compileCommand, target, path)],
    cwd: rootFolder,
    stdout: "null",
  }).output();
  if (!success) throw new ToolError(`${target} can't be compiled:\n${new TextDecoder().decode(stderr)}`);
  return `${path}\n`;
});
