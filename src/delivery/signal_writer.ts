import type { Signal } from "../events.ts";
import { signalJson, signalLine } from "./format_signal.ts";
import { writeStdout } from "./write_stdout.ts";

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
  return (signal) => writeStdout(pretty ? signalLine(signal, options.color) : signalJson(signal));
}
