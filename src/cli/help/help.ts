import { EXIT_CODE } from "../../app/exit_code.ts";
import { UsageError } from "../../app/usage_error.ts";
import { stdoutPage } from "../../terminal/page.ts";
import { writeStdout } from "../../terminal/stdout.ts";
import type { Command } from "../command/declaration.ts";
import { requireCommand } from "../command/find_command.ts";
import { formatCommandHelp, formatOverview } from "./format_help.ts";

/** Prints an overview of the program, or the help of one command. */
export function help({ arguments: { command: words }, commands }: HelpInput): Promise<number> {
  const width = Math.min(stdoutPage(false).width, MAX_WIDTH);
  if (words.length === 0) writeStdout(formatOverview(commands, width));
  else {
    const command = requireCommand(words, commands);
    if (command.name.split(" ").length < words.length) {
      throw new UsageError(`there is no command "${words.join(" ")}"; consumer help lists the commands`);
    }
    writeStdout(formatCommandHelp(command, width));
  }
  return Promise.resolve(EXIT_CODE.success);
}

interface HelpInput {
  readonly arguments: { readonly command: readonly string[] };
  readonly commands: readonly Command[];
}

/** Longer lines are hard to read. */
const MAX_WIDTH = 110;
