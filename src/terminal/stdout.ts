import { errorText } from "../text/error_text.ts";

/**
 * Writes a text to stdout and blocks until all of it is written.
 *
 * @throws {OutputError} stdout can't be written
 */
export function writeStdout(text: string): void {
  let rest: Uint8Array = encoder.encode(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(Deno.stdout.writeSync(rest));
    } catch (error) {
      // the pipe is full because its reader is slow: retry until it takes the rest
      if (error instanceof Deno.errors.WouldBlock) continue;
      throw new OutputError(OutputError.reason(error));
    }
  }
}

/** stdout can't be written: its reader has ended or stopped reading, or the disk behind it is full. */
export class OutputError extends Error {
  override readonly name = "OutputError";

  /** @param reason a clause about the reader or the disk, such as "its reader is gone" */
  constructor(reason: string) {
    super(`stdout can't be written: ${reason}`);
  }

  /** Describes an error of the operating system as a reason. */
  static reason(error: unknown): string {
    return error instanceof Deno.errors.BrokenPipe ? "its reader is gone" : errorText(error);
  }
}

const encoder = new TextEncoder();
