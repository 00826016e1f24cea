/** stdout can take no more: whoever read it is gone or stands still, or the disk behind it is full. */
export class OutputError extends Error {
  override readonly name = "OutputError";

  /** @param why of the reader or the disk: "its reader is gone" */
  constructor(why: string) {
    super(`stdout can't be written: ${why}`);
  }

  /** An error of the system in a user's words. */
  static reason(error: unknown): string {
    if (error instanceof Deno.errors.BrokenPipe) return "its reader is gone";
    return error instanceof Error ? error.message : String(error);
  }
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
      throw new OutputError(OutputError.reason(error));
    }
  }
}
