import type { Signal } from "../events.ts";
import { signalJson, signalLine } from "./format_signal.ts";

/** stdout can take no more: whoever read it is gone, or the disk behind it is full. */
export class OutputError extends Error {
  override readonly name = "OutputError";
}

/** How signals are written. */
export interface OutputOptions {
  /** `auto` is lines for people on a terminal and NDJSON elsewhere. */
  readonly output: "auto" | "pretty" | "json";
  readonly color: boolean;
}

/**
 * Writes signals to stdout, each at once and whole.
 *
 * @throws {OutputError} from the writer, when stdout can't be written
 */
export function signalWriter(options: OutputOptions): (signal: Signal) => void {
  const pretty = options.output === "pretty" || (options.output === "auto" && Deno.stdout.isTerminal());
  const encoder = new TextEncoder();
  return (signal) => {
    const bytes = encoder.encode(pretty ? signalLine(signal, options.color) : signalJson(signal));
    try {
      for (let written = 0; written < bytes.length;) written += Deno.stdout.writeSync(bytes.subarray(written));
    } catch (error) {
      const why = error instanceof Deno.errors.BrokenPipe ? "its reader is gone" : String(error);
      throw new OutputError(`a signal could not be written to stdout: ${why}`);
    }
  };
}
