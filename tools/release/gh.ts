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
export async function tryGh(
  ...args: readonly string[]
): Promise<{ readonly success: boolean; readonly stdout: string; readonly stderr: string }> {
  const { success, stdout, stderr } = await new Deno.Command("gh", { args: [...args], stdin: "null" }).output();
  const decoder = new TextDecoder();
  return { success, stdout: decoder.decode(stdout), stderr: decoder.decode(stderr) };
}
