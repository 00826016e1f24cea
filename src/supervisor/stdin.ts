/**
 * Reads standard input when the command line names it as a config, so that the program can be started more than once.
 *
 * @returns null when the program does not read standard input
 */
export async function readStdinFor(args: readonly string[]): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!readsStdin(args)) return null;
  return new Uint8Array(await new Response(Deno.stdin.readable).arrayBuffer());
}

/** Returns whether one of the arguments stands for standard input. */
export function readsStdin(args: readonly string[]): boolean {
  return args.some((arg) => arg === "-" || arg === "-c-" || arg.endsWith("=-"));
}
