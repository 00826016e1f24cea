import type { CommonOptions } from "../../app/options.ts";
import { UsageError } from "../../app/usage_error.ts";
import { INFO_FLAGS, SHARED_FLAGS } from "./shared_flags.ts";
import type { Command, Input } from "./declaration.ts";
import { findCommand, requireCommand } from "./find_command.ts";
import { type Flags, type OptionsOf, toOptionName } from "./flag.ts";
import { readArguments } from "./read_arguments.ts";
import { type FlagValue, readFlag } from "./read_flag.ts";
import { type SplitArgs, splitArgs } from "./split_args.ts";
import { usageLine } from "./usage.ts";

/**
 * Parses the command line. `--help` becomes the command `help`.
 *
 * @param commands all commands; `run` is the default one
 * @throws {UsageError} the command line is wrong. The message suggests what a misspelt word may stand for.
 */
export function parseCommandLine(args: readonly string[], commands: readonly Command[]): Invocation {
  const split = splitArgs(args, collectFlags(commands));
  const { command, rest } = findCommand(split.words, commands);
  if (split.given("help") === true) {
    const help = requireCommand(["help"], commands);
    const topic = split.words.length === 0 ? [] : command.name.split(" ");
    return { type: "command", command: help, input: { ...NO_INPUT, arguments: { command: topic }, commands } };
  }
  if (split.given("version") === true) return { type: "version" };
  rejectFlags(command, split, commands);
  const input = {
    arguments: readArguments(command, rest, commands),
    common: readCommonOptions(command, split),
    options: readOptions(command.flags, split),
    commands,
  };
  if (command.needsConfig && input.common.config.length === 0) {
    throw new UsageError(
      `--config FILE is missing: ${usageLine(command)}\n` +
        "FILE is a freqtrade config with an external_message_consumer section.",
    );
  }
  return { type: "command", command, input };
}

/** What the user asks for. */
export type Invocation =
  | { readonly type: "version" }
  | { readonly type: "command"; readonly command: Command; readonly input: Input<Values, Values> };

type Values = Readonly<Record<string, unknown>>;

const NO_SPLIT: SplitArgs = { words: [], given: (flag) => flag === "color" ? true : [] };
const NO_INPUT = { common: readAllCommonOptions(NO_SPLIT), options: {} } as const;

/** Collects the flags of all commands. Flags of one name agree on whether they have a value: a test requires it. */
function collectFlags(commands: readonly Command[]): Flags {
  return Object.assign({}, ...commands.map(({ flags }) => flags), SHARED_FLAGS, INFO_FLAGS);
}

/** Rejects flags of other commands, and those that the command excludes. */
function rejectFlags(command: Command, split: SplitArgs, commands: readonly Command[]): void {
  for (const [flag, reason] of Object.entries(command.rejectedFlags ?? {})) {
    if (isGiven(split, flag)) throw new UsageError(`consumer ${command.name} takes no --${flag}: ${reason}`);
  }
  for (const [flag, declared] of commands.flatMap(({ flags }) => Object.entries(flags))) {
    const isOnByDefault = declared.type === "switch" && declared.default === true;
    if (flag in SHARED_FLAGS || flag in command.flags || !isGiven(split, flag, isOnByDefault)) continue;
    const owners = commands.filter(({ flags }) => flag in flags).map(({ name }) => `"consumer ${name}"`);
    const written = isOnByDefault ? `--no-${flag}` : `--${flag}`;
    throw new UsageError(`${written} is a flag of ${owners.join(" and ")}, not of "consumer ${command.name}"`);
  }
}

function isGiven({ given }: SplitArgs, flag: string, isOnByDefault = false): boolean {
  const value = given(flag);
  return typeof value === "boolean" ? value !== isOnByDefault : value.length > 0;
}

/** Reads the common options. Skips a common flag when the command declares a flag of the same name. */
function readCommonOptions(command: Command, split: SplitArgs): CommonOptions {
  return readAllCommonOptions({ ...split, given: (flag) => flag in command.flags ? [] : split.given(flag) });
}

function readAllCommonOptions(split: SplitArgs): CommonOptions {
  return readOptions(SHARED_FLAGS, split);
}

function readOptions<F extends Flags>(flags: F, { given }: SplitArgs): OptionsOf<F> {
  const values: readonly (readonly [string, FlagValue])[] = Object.entries(flags).map(
    ([name, flag]) => [toOptionName(name), readFlag(name, flag, given(name))],
  );
  // readFlag returns for each flag the value that its type promises
  return Object.fromEntries(values) as OptionsOf<F>;
}
