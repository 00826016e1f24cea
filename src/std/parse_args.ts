import { parseArgs as stdParseArgs } from "@std/cli/parse-args";

/** The options of `@std/cli`'s `parseArgs` that this program uses. */
export interface ParseArgsOptions {
  readonly alias?: Readonly<Record<string, string>>;
  readonly boolean?: readonly string[];
  readonly negatable?: readonly string[];
  readonly string?: readonly string[];
  readonly collect?: readonly string[];
  readonly default?: Readonly<Record<string, unknown>>;
  readonly unknown?: (arg: string, key?: string, value?: unknown) => unknown;
}

/** Parsed arguments: flags by name, positional arguments under `_`. */
export interface ParsedArgs {
  readonly _: readonly (string | number)[];
  readonly [flag: string]: unknown;
}

/** Splits a command line into flags and positional arguments (`@std/cli`), typed. */
export const parseArgs: (args: readonly string[], options?: ParseArgsOptions) => ParsedArgs = stdParseArgs;
