import { UsageError } from "../../app/usage_error.ts";
import { parseArgs } from "../../std/parse_args.ts";
import { nearest } from "../../text/nearest.ts";
import type { Flags } from "./flag.ts";

/** A command line in parts, before any value is read. */
export interface SplitArgs {
  /** The words that are neither flags nor values of flags. */
  readonly words: readonly string[];
  /** Whether a switch is set, or the values of another flag, each occurrence one. */
  readonly given: (flag: string) => boolean | readonly string[];
}

/**
 * Splits a command line into words and flags.
 *
 * @param flags every flag of every command: which command it is becomes clear only here
 * @throws {UsageError} a flag is unknown, or a switch has a value
 */
export function splitArgs(args: readonly string[], flags: Flags): SplitArgs {
  const entries = Object.entries(flags);
  const switches = entries.filter(([, { type }]) => type === "switch");
  const valueFlags = entries.filter(([, { type }]) => type !== "switch").map(([name]) => name);
  const negatable = switches.flatMap(([name, flag]) => flag.type === "switch" && flag.default ? [name] : []);
  rejectSwitchValues(args, switches.map(([name]) => name));
  const parsed = parseArgs(joinNumbers(joinStdin(args, flags), valueFlags), {
    alias: Object.fromEntries(entries.flatMap(([name, { short }]) => short === undefined ? [] : [[short, name]])),
    boolean: switches.map(([name]) => name),
    negatable,
    default: Object.fromEntries(negatable.map((name) => [name, true])),
    // words are text too: an id such as 0123e456 is not a number
    string: ["_", ...valueFlags],
    collect: valueFlags,
    unknown: (arg, key) => {
      if (key === undefined) return true;
      const [near] = nearest(key, Object.keys(flags), 1);
      throw new UsageError(
        `unknown flag ${arg.split("=")[0]}${near === undefined ? "" : ` (did you mean --${near}?)`}`,
      );
    },
  });
  return {
    words: parsed._.map(String),
    given: (flag) => {
      const value = parsed[flag];
      return Array.isArray(value) ? value.map(String) : value === true;
    },
  };
}

/** `parseArgs` reads `--dry-run=no` as a yes. */
function rejectSwitchValues(args: readonly string[], switches: readonly string[]): void {
  const end = args.indexOf("--");
  for (const arg of end < 0 ? args : args.slice(0, end)) {
    const name = /^--(?:no-)?([^=]+)=/.exec(arg)?.[1];
    if (name === undefined || !switches.includes(name)) continue;
    const [flag, value] = [arg.slice(0, arg.indexOf("=")), arg.slice(arg.indexOf("="))];
    throw new UsageError(`${flag} takes no value: remove ${value}`);
  }
}

/** `parseArgs` reads the value of `--limit -1` as a flag. */
function joinNumbers(args: readonly string[], valueFlags: readonly string[]): readonly string[] {
  const isNumber = (arg: string | undefined): boolean => /^-[\d.]/.test(arg ?? "");
  const takesValue = (arg: string | undefined): boolean => valueFlags.some((name) => arg === `--${name}`);
  return args.flatMap((arg, i) => {
    if (isNumber(arg) && takesValue(args[i - 1])) return [];
    return takesValue(arg) && isNumber(args[i + 1]) ? [`${arg}=${args[i + 1]}`] : [arg];
  });
}

/** `parseArgs` reads a lone `-` as a word. Behind a flag that accepts standard input it is the flag's value. */
function joinStdin(args: readonly string[], flags: Flags): readonly string[] {
  const names = Object.entries(flags).flatMap(([name, flag]) =>
    flag.type === "list" && flag.acceptsStdin ? [`--${name}`, `-${flag.short ?? name}`] : []
  );
  return args.flatMap((arg, i) => {
    if (names.includes(arg) && args[i + 1] === "-") return [`${arg}=-`];
    return arg === "-" && names.includes(args[i - 1] ?? "") ? [] : [arg];
  });
}
