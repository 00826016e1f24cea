import { isStderrTerminal, isStdoutTerminal } from "./is_terminal.ts";

/** Reports whether output may be coloured at all: neither `--no-color` nor the variable `NO_COLOR` is set. */
export function isColorAllowed({ color }: ColorChoice): boolean {
  return color && !Deno.noColor;
}

/** Reports whether text for stdout is coloured: colours are allowed and stdout is a terminal. */
export function isStdoutColored(choice: ColorChoice): boolean {
  return isColorAllowed(choice) && isStdoutTerminal();
}

/** Reports whether text for stderr is coloured: colours are allowed and stderr is a terminal. */
export function isStderrColored(choice: ColorChoice): boolean {
  return isColorAllowed(choice) && isStderrTerminal();
}

/** Whether the user allows colours: `color` is false with `--no-color`. */
export interface ColorChoice {
  readonly color: boolean;
}
