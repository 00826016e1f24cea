import { ToolError } from "./tool_error.ts";

/**
 * Runs the body of a command-line tool. A mistake of its user, or a check that fails, is printed without a stack and ends
 * the process with code 1.
 *
 * @param body returns what to print on stdout
 */
export async function runTool(name: string, body: (args: string[]) => Promise<string>): Promise<void> {
  try {
    await writeAll(Deno.stdout, await body(Deno.args));
  } catch (error) {
    if (!isUserError(error)) throw error;
    await writeAll(Deno.stderr, `${name}: ${error.message}\n`);
    Deno.exit(1);
  }
}

/** `parseArgs` of Node throws such a TypeError for an unknown flag. */
function isUserError(error: unknown): error is Error {
  if (error instanceof ToolError) return true;
  return error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS_");
}

async function writeAll(stream: typeof Deno.stdout, text: string): Promise<void> {
  let bytes = new TextEncoder().encode(text);
  while (bytes.length > 0) bytes = bytes.subarray(await stream.write(bytes));
}
