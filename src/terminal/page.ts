import { isStdoutColored } from "./color.ts";
import { isStdoutTerminal } from "./is_terminal.ts";

/** What a text for stdout is laid out for. */
export interface Page {
  /** Columns that a line can have. */
  readonly width: number;
  readonly color: boolean;
}

/**
 * Returns the page of stdout: the terminal's width, or 160 columns where stdout is not a terminal.
 *
 * @param isColorAllowed false with `--no-color`
 */
export function stdoutPage(isColorAllowed: boolean): Page {
  return { width: stdoutWidth(), color: isStdoutColored({ color: isColorAllowed }) };
}

const DEFAULT_WIDTH = 160;

function stdoutWidth(): number {
  if (!isStdoutTerminal()) return DEFAULT_WIDTH;
  // some terminals report a width of 0
  return Deno.consoleSize().columns || DEFAULT_WIDTH;
}
