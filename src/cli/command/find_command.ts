import { UsageError } from "../../app/usage_error.ts";
import { nearest } from "../../text/nearest.ts";
import type { Command } from "./declaration.ts";

/**
 * Finds the command that a command line starts with. Without any word it is `run`.
 *
 * @returns the command, and the words behind its name
 * @throws {UsageError} the first word is not a command
 */
export function findCommand(
  words: readonly string[],
  commands: readonly Command[],
): { readonly command: Command; readonly rest: readonly string[] } {
  const command = requireCommand(words.length === 0 ? ["run"] : words, commands);
  return { command, rest: words.slice(command.name.split(" ").length) };
}

/**
 * Returns the command with the longest name that these words start with.
 *
 * @throws {UsageError} the first word is not a command
 */
export function requireCommand(words: readonly string[], commands: readonly Command[]): Command {
  const found = commands.filter(({ name }) => name.split(" ").every((word, i) => word === words[i]));
  const [longest] = found.sort((a, b) => b.name.length - a.name.length);
  if (longest !== undefined) return longest;
  const [word = ""] = words;
  const names = commands.map(({ name }) => name);
  const [near] = nearest(word, names, 1);
  const hint = near === undefined ? "" : ` (did you mean ${near}?)`;
  throw new UsageError(`there is no command "${word}"${hint}; the commands are ${names.join(", ")}`);
}
