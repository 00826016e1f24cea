/**
 * Runs a program to its end, without standard input, and returns what it prints.
 *
 * @throws the runtime's error when the program can't be started
 */
export async function runProgram(
  path: string,
  args: readonly string[],
  options: RunProgramOptions = {},
): Promise<ProgramOutput> {
  const { cwd, timeoutMs } = options;
  const { success, stdout, stderr } = await new Deno.Command(path, {
    args: [...args],
    stdin: "null",
    ...(cwd === undefined ? {} : { cwd }),
    ...(timeoutMs === undefined ? {} : { signal: AbortSignal.timeout(timeoutMs) }),
  }).output();
  const decoder = new TextDecoder();
  return { success, stdout: decoder.decode(stdout), stderr: decoder.decode(stderr) };
}

/** Options of {@linkcode runProgram}. */
export interface RunProgramOptions {
  /** The folder to run it in. Default: the current one. */
  readonly cwd?: string;
  /** A program that takes longer is ended. In milliseconds. Default: no limit. */
  readonly timeoutMs?: number;
}

/** What a program has printed. */
export interface ProgramOutput {
  /** Whether its exit code was 0. */
  readonly success: boolean;
  readonly stdout: string;
  readonly stderr: string;
}
