import { makeCompileArgs } from "../../tools/release/compile_args.ts";
import { readProject } from "../../tools/release/project.ts";
import { readTarget } from "../../tools/release/read_target.ts";
import { assertEquals } from "../support/assert.ts";
import { rootDir } from "../support/task_flags.ts";

const COMPILER = Deno.env.get("DENO_COMPILE");

/** Whether there is a Deno, and a base runtime, to compile with. */
export const CAN_COMPILE = COMPILER !== undefined && Deno.env.get("DENORT_BIN") !== undefined;

/** Why tests of the binary are skipped. */
export const SKIPPED = 'skipped: run eval "$(tools/compile_base.sh)" first, it sets DENO_COMPILE and DENORT_BIN';

/** Compiles the program as the task does, but into `folder`. Returns the path of the binary. */
export async function compileProgram(folder: string): Promise<string> {
  const binary = `${folder}/consumer`;
  const { compileCommand } = await readProject();
  const { code, stderr } = await new Deno.Command(COMPILER ?? Deno.execPath(), {
    args: [...makeCompileArgs(compileCommand, readTarget(undefined), binary)],
    cwd: rootDir,
    stdout: "null",
  }).output();
  assertEquals(code, 0, new TextDecoder().decode(stderr));
  return binary;
}
