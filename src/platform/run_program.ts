/**
 * Runs a program to its end, without standard input, and returns what it prints. It ends a program that takes longer.
 *
 * @param ms the longest time that the program may take, in milliseconds
 * @throws the runtime's error when the program can't be started
 */
export async function runProgram(path: string, args: readonly string[], ms: number): Promise<ProgramOutput> {
  const { success, stdout, stderr } = await new Deno.Command(path, {
    args: [...args],
    stdin: "null",
    signal: AbortSignal.timeout(ms),
  }).output();
  const decoder = new TextDecoder();
  return { success, stdout: decoder.decode(stdout), stderr: decoder.decode(stderr) };
}

/** What a program has printed. */
export interface ProgramOutput {
  /** Whether its exit code was 0. */
  readonly success: boolean;
  readonly stdout: string;
  readonly stderr: string;
}
