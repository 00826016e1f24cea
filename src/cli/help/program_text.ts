import type { Command } from "../command/declaration.ts";

/** What the program does, to stand behind its name. */
export const PROGRAM_SUMMARY =
  "follows freqtrade producers, runs your strategies on their dataframes and forwards the signals.";

/** Returns the exit codes and their meaning, of one command or, for null, of all commands. */
export function exitCodes(command: Command | null): readonly (readonly [code: string, meaning: string])[] {
  return Object.entries({ ...EXIT_CODES, ...command?.exitCodes });
}

const EXIT_CODES: Readonly<Record<number, string>> = {
  0: "the command is done, or was stopped",
  1: "something failed while the program was running",
  2: "the command line, the config or a strategy is wrong",
};
