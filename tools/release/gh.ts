import { type ProgramOutput, runProgram } from "../../src/platform/run_program.ts";
import { ToolError } from "./tool_error.ts";

/**
 * Runs GitHub's command-line tool, which reads the repository and the token from its environment.
 *
 * @returns what it prints
 * @throws {ToolError} it fails
 */
export async function gh(...args: readonly string[]): Promise<string> {
  const { success, stdout, stderr } = await tryGh(...args);
  if (!success) throw new ToolError(`gh ${args.slice(0, 3).join(" ")} failed: ${stderr.trim()}`);
  return stdout;
}

/** Runs GitHub's command-line tool. */
export function tryGh(...args: readonly string[]): Promise<ProgramOutput> {
  return runProgram("gh", args);
}
