import { EXIT_CODE } from "../../app/exit_code.ts";
import { UsageError } from "../../app/usage_error.ts";
import { writeStdout } from "../../terminal/stdout.ts";
import type { Command } from "../command/declaration.ts";
import { formatBash } from "./bash.ts";
import { type CompletionNode, listNodes } from "./completion_node.ts";
import { formatFish } from "./fish.ts";
import { formatPowershell } from "./powershell.ts";
import { formatZsh } from "./zsh.ts";

/** Prints the completion script of a shell. */
export function completions({ arguments: { shell }, commands }: CompletionsInput): Promise<number> {
  writeStdout(completionScript(shell, commands));
  return Promise.resolve(EXIT_CODE.success);
}

interface CompletionsInput {
  readonly arguments: { readonly shell: string };
  readonly commands: readonly Command[];
}

/**
 * Returns the script that completes the program's command lines in a shell.
 *
 * @throws {UsageError} there is no script for this shell
 */
export function completionScript(shell: string, commands: readonly Command[]): string {
  const format = FORMATS[shell];
  if (format === undefined) {
    throw new UsageError(`there are no completions for "${shell}"; the shells are ${Object.keys(FORMATS).join(", ")}`);
  }
  return format(listNodes(commands));
}

const FORMATS: Readonly<Record<string, (nodes: readonly CompletionNode[]) => string>> = {
  bash: formatBash,
  zsh: formatZsh,
  fish: formatFish,
  powershell: formatPowershell,
};
