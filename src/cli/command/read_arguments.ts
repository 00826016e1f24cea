import { UsageError } from "../../app/usage_error.ts";
import type { Argument, Command } from "./declaration.ts";
import { usageLine } from "./usage.ts";

/**
 * Assigns the words of a command line to a command's positional arguments.
 *
 * @param commands all commands, for the usage of those that are named after this one
 * @throws {UsageError} an argument is missing or not one of its choices, or there is one too many
 */
export function readArguments(
  command: Command,
  words: readonly string[],
  commands: readonly Command[],
): Readonly<Record<string, string | null | readonly string[]>> {
  const rest = [...words];
  const values = Object.entries(command.arguments).map(([key, argument]) => {
    const value = takeWords(argument, rest);
    if (value === undefined) throw new UsageError(`${argument.name} is missing: ${usageLine(command)}`);
    requireChoices(argument, value);
    return [key, value] as const;
  });
  const [unexpected] = rest;
  if (unexpected === undefined) return Object.fromEntries(values);
  const related = commands.filter(({ name }) => name === command.name || name.startsWith(`${command.name} `));
  throw new UsageError(`unexpected argument "${unexpected}": ${related.map((one) => usageLine(one)).join(", or ")}`);
}

function requireChoices({ name, choices }: Argument, value: string | null | readonly string[]): void {
  if (choices === undefined || value === null) return;
  const wrong = (typeof value === "string" ? [value] : value).find((word) => !choices.includes(word));
  if (wrong !== undefined) throw new UsageError(`${name} must be one of ${choices.join(", ")}, found "${wrong}"`);
}

/** Takes an argument's words from the front. Returns undefined when a required one is missing. */
function takeWords({ occurs }: Argument, words: string[]): string | null | readonly string[] | undefined {
  switch (occurs) {
    case "once":
      return words.shift();
    case "optional":
      return words.shift() ?? null;
    case "many":
      return words.length === 0 ? undefined : words.splice(0);
    case "any":
      return words.splice(0);
  }
}
