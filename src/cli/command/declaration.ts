import type { CommonOptions } from "../../app/options.ts";
import type { Flags, OptionsOf } from "./flag.ts";

/**
 * Defines a command from its declaration. Parsing, `--help` and docs/CLI.md are all made from it.
 *
 * The body receives options and arguments whose types follow from the declared flags and arguments.
 *
 * @example
 * ```ts
 * import { defineCommand } from "./declaration.ts";
 * type GreetInput = { readonly options: { readonly times: number }; readonly arguments: { readonly name: string } };
 * const greet = ({ options, arguments: { name } }: GreetInput) => Promise.resolve(options.times + name.length);
 * const command = defineCommand({
 *   name: "greet",
 *   summary: "greet somebody",
 *   description: "Greets somebody by name.",
 *   needsConfig: false,
 *   flags: { times: { type: "whole number", value: "N", min: 1, max: 9, default: 1, help: "how often" } },
 *   arguments: { name: { name: "NAME", occurs: "once", help: "the person to greet" } },
 *   examples: [{ command: "consumer greet Ada", help: "Greet Ada." }],
 *   body: () => Promise.resolve(greet),
 * });
 * if (command.name !== "greet") throw new Error(command.name);
 * ```
 */
export function defineCommand<const F extends Flags, const A extends Arguments>(
  { body, ...declaration }: Declaration<F, A> & { readonly body: () => Promise<Body<F, A>> },
): Command {
  return { ...declaration, run: async (input: Input<OptionsOf<F>, ArgumentsOf<A>>) => (await body())(input) };
}

/** A command of any flags and arguments. Everything but `run` is plain data. */
export interface Command extends Declaration<Flags, Arguments> {
  /** Loads the command's code and runs it. Resolves with the exit code. */
  run(input: Input<Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>>): Promise<number>;
}

/** The description of a command for its users and for the parser. */
export interface Declaration<F extends Flags, A extends Arguments> {
  /** The word, or the words, that select the command. */
  readonly name: string;
  /** One short line without a full stop, in the imperative. */
  readonly summary: string;
  /** Paragraphs, separated by empty lines. */
  readonly description: string;
  /** Whether `--config` is required. */
  readonly needsConfig: boolean;
  /** Common flags that the command rejects, with the reason. */
  readonly rejectedFlags?: Readonly<Record<string, string>>;
  /** The command's own flags. One with the name of a common flag takes its place. */
  readonly flags: F;
  /** Positional arguments, in their order. */
  readonly arguments: A;
  readonly examples: readonly Example[];
  /** What exit codes mean, where that differs from the other commands. */
  readonly exitCodes?: Readonly<Record<number, string>>;
  /** True: the command may run programs, for sinks of type `command`. */
  readonly runsPrograms?: true;
}

/** A command line, and what it does. */
export interface Example {
  readonly command: string;
  readonly help: string;
}

/** Positional arguments by their name in the program. */
export type Arguments = Readonly<Record<string, Argument>>;

/** A positional argument. */
export interface Argument {
  /** Its name in usage lines, such as `OUT.ndjson`. */
  readonly name: string;
  /** How many of it a command line has: exactly one, at most one, at least one, or any number. */
  readonly occurs: "once" | "optional" | "many" | "any";
  readonly help: string;
  /** The only words that it may be. */
  readonly choices?: readonly string[];
  /** What a shell completes it with. Default: nothing, or the choices. */
  readonly completes?: "file" | "folder" | "command";
}

/** The values of positional arguments. */
export type ArgumentsOf<A extends Arguments> = { readonly [K in keyof A]: ArgumentValue<A[K]> };

type ArgumentValue<A extends Argument> = A["occurs"] extends "once" ? string
  : A["occurs"] extends "optional" ? string | null
  : readonly string[];

/** The code of a command. Resolves with the exit code. */
export type Body<F extends Flags, A extends Arguments> = (
  input: Input<OptionsOf<F>, ArgumentsOf<A>>,
) => Promise<number>;

/** What a command is run with. */
export interface Input<Options, Args> {
  readonly common: CommonOptions;
  /** The values of the command's own flags. */
  readonly options: Options;
  readonly arguments: Args;
  /** All commands, for `help`. */
  readonly commands: readonly Command[];
}
