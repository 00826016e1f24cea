/** stdout can take no more: whoever read it is gone, or the disk behind it is full. */
export class OutputError extends Error {
  override readonly name = "OutputError";
}

const encoder = new TextEncoder();

/**
 * Writes all of the text to stdout before it returns.
 *
 * @throws {OutputError} when it can't be written
 */
export function writeStdout(text: string): void {
  let rest: Uint8Array = encoder.encode(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(Deno.stdout.writeSync(rest));
    } catch (error) {
      // a full pipe whose reader is slow: try again until it takes the rest
      if (error instanceof Deno.errors.WouldBlock) continue;
      const isGone = error instanceof Deno.errors.BrokenPipe;
      const why = isGone ? "its reader is gone" : error instanceof Error ? error.message : String(error);
      throw new OutputError(`stdout can't be written: ${why}`);
    }
  }
}
