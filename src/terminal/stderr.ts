/** Writes all of the text to stderr before it returns: a line is never cut, not even when the program ends after it. */
export function writeStderr(text: string): void {
  let rest: Uint8Array = new TextEncoder().encode(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(Deno.stderr.writeSync(rest));
    } catch (error) {
      // A full pipe whose reader is slow: try again until it takes the rest.
      if (error instanceof Deno.errors.WouldBlock) continue;
      // Nobody reads the log any more, and there is nowhere to say so: the signals go on.
      if (error instanceof Deno.errors.BrokenPipe) return;
      throw error;
    }
  }
}
