/** Writes a text to stderr and blocks until all of it is written. So a line stays whole even if the program ends then. */
export function writeStderr(text: string): void {
  let rest: Uint8Array = new TextEncoder().encode(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(Deno.stderr.writeSync(rest));
    } catch (error) {
      // the pipe is full because its reader is slow: retry until it takes the rest
      if (error instanceof Deno.errors.WouldBlock) continue;
      // nobody reads the log any more, and there is nowhere to report that; signals go on
      if (error instanceof Deno.errors.BrokenPipe) return;
      throw error;
    }
  }
}
