import { parseArgs, type ParsedArgs } from "../std/parse_args.ts";
import { nearest } from "../text/nearest.ts";
import { UsageError } from "./usage_error.ts";

/** Options that every command takes. `null`: not given, the config decides. */
export interface CommonOptions {
  readonly config: readonly string[];
  readonly strategy: readonly string[];
  readonly logLevel: LogLevelName | null;
  readonly logFormat: "pretty" | "json" | null;
  readonly output: "auto" | "pretty" | "json" | null;
  /** False with `--no-color`. */
  readonly color: boolean;
}

/** What the user asks for. */
export type Invocation =
  | { readonly command: "help"; readonly topic: CommandName | null }
  | { readonly command: "version" }
  | { readonly command: "run"; readonly options: CommonOptions }
  | { readonly command: "demo"; readonly options: CommonOptions; readonly port: number | null }
  | { readonly command: "check"; readonly options: CommonOptions }
  | { readonly command: "record"; readonly options: CommonOptions; readonly out: string }
  | {
    readonly command: "replay";
    readonly options: CommonOptions;
    readonly recording: string;
    readonly frames: string | null;
  };

/** The commands, `run` being the one that needs no name. */
export const COMMANDS = ["run", "demo", "check", "record", "replay"] as const;
export type CommandName = typeof COMMANDS[number];

export const LOG_LEVELS = ["trace", "debug", "info", "warning", "error", "fatal"] as const;
export type LogLevelName = typeof LOG_LEVELS[number];

const COMMON_FLAGS = ["config", "strategy", "log-level", "log-format", "output", "color", "help", "version"];
const OWN_FLAGS: Readonly<Record<CommandName, readonly string[]>> = {
  run: [],
  demo: ["port"],
  check: [],
  record: [],
  replay: ["frames"],
};

/** How many arguments a command takes beside its flags, and what they are. */
const ARGUMENTS: Readonly<Record<CommandName, readonly string[]>> = {
  run: [],
  demo: [],
  check: [],
  record: ["OUT.ndjson"],
  replay: ["IN.ndjson"],
};

/**
 * Reads the command line.
 *
 * @throws {UsageError} with a "did you mean" where a word is misspelt
 */
export function parseCommandLine(args: readonly string[]): Invocation {
  const parsed = parseFlags(args);
  const [first, ...rest] = parsed._.map(String);
  const command = first === undefined ? "run" : commandNamed(first);
  if (parsed["help"] === true) return { command: "help", topic: first === undefined ? null : command };
  if (parsed["version"] === true) return { command: "version" };
  refuseForeignFlags(command, parsed);
  const expected = ARGUMENTS[command];
  if (rest.length !== expected.length) throw new UsageError(argumentsMessage(command, expected, rest));
  const options = commonOptions(parsed);
  switch (command) {
    case "run":
    case "check":
      requireConfig(command, options);
      return { command, options };
    case "demo":
      return { command, options, port: portOf(parsed) };
    case "record":
      requireConfig(command, options);
      return { command, options, out: rest[0] ?? "" };
    case "replay":
      requireConfig(command, options);
      return { command, options, recording: rest[0] ?? "", frames: textOf(parsed, "frames") };
  }
}

function parseFlags(args: readonly string[]): ParsedArgs {
  const known = [...COMMON_FLAGS, ...Object.values(OWN_FLAGS).flat()];
  return parseArgs(withStandardInput(args), {
    alias: { c: "config", s: "strategy", h: "help", V: "version" },
    boolean: ["help", "version", "color"],
    negatable: ["color"],
    default: { color: true },
    string: ["config", "strategy", "log-level", "log-format", "output", "port", "frames"],
    collect: ["config", "strategy"],
    unknown: (arg, key) => {
      if (key === undefined) return true;
      throw new UsageError(`unknown flag ${arg.split("=")[0]}${didYouMean(key, known, "--")}`);
    },
  });
}

/** parseArgs takes a lone `-` for an argument; behind --config it is standard input. */
function withStandardInput(args: readonly string[]): readonly string[] {
  return args.flatMap((arg, i) => {
    if ((arg === "--config" || arg === "-c") && args[i + 1] === "-") return ["--config=-"];
    return arg === "-" && /^(?:--config|-c)$/.test(args[i - 1] ?? "") ? [] : [arg];
  });
}

function commandNamed(word: string): CommandName {
  const command = COMMANDS.find((name) => name === word);
  if (command !== undefined) return command;
  throw new UsageError(
    `there is no command "${word}"${didYouMean(word, COMMANDS)}; the commands are ${COMMANDS.join(", ")}`,
  );
}

function refuseForeignFlags(command: CommandName, parsed: ParsedArgs): void {
  for (const [owner, flags] of Object.entries(OWN_FLAGS)) {
    for (const flag of flags) {
      if (owner !== command && parsed[flag] !== undefined) {
        throw new UsageError(`--${flag} is a flag of "consumer ${owner}", not of "consumer ${command}"`);
      }
    }
  }
}

function commonOptions(parsed: ParsedArgs): CommonOptions {
  return {
    config: listOf(parsed, "config"),
    strategy: listOf(parsed, "strategy"),
    logLevel: choiceOf(parsed, "log-level", LOG_LEVELS),
    logFormat: choiceOf(parsed, "log-format", ["pretty", "json"]),
    output: choiceOf(parsed, "output", ["auto", "pretty", "json"]),
    color: parsed["color"] === true,
  };
}

function requireConfig(command: CommandName, options: CommonOptions): void {
  if (options.config.length > 0) return;
  const name = command === "run" ? "" : `${command} `;
  throw new UsageError(`${name}needs --config FILE, a freqtrade config with an external_message_consumer section`);
}

function listOf(parsed: ParsedArgs, flag: string): readonly string[] {
  const values = parsed[flag];
  if (!Array.isArray(values)) return [];
  for (const value of values) if (value === "") throw new UsageError(`--${flag} needs a file name`);
  return values.map(String);
}

function textOf(parsed: ParsedArgs, flag: string): string | null {
  const value = parsed[flag];
  if (value === undefined) return null;
  if (value === "") throw new UsageError(`--${flag} needs a value`);
  return String(value);
}

function choiceOf<T extends string>(parsed: ParsedArgs, flag: string, choices: readonly T[]): T | null {
  const value = parsed[flag];
  if (value === undefined) return null;
  const choice = choices.find((name) => name === value);
  if (choice !== undefined) return choice;
  const found = value === "" ? "nothing" : `"${value}"`;
  throw new UsageError(`--${flag} must be one of ${choices.join(", ")}, found ${found}`);
}

function portOf(parsed: ParsedArgs): number | null {
  const text = textOf(parsed, "port");
  if (text === null) return null;
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65535) return port;
  throw new UsageError(`--port must be a whole number from 1 to 65535, found "${text}"`);
}

function argumentsMessage(command: CommandName, expected: readonly string[], found: readonly string[]): string {
  const form = `consumer ${command}${command === "demo" ? "" : " --config FILE"}${
    expected.map((e) => ` ${e}`).join("")
  }`;
  return found.length > expected.length
    ? `"${found[expected.length]}" is one word too many: ${form}`
    : `${expected[found.length]} is missing: ${form}`;
}

function didYouMean(word: string, candidates: readonly string[], prefix = ""): string {
  const names = nearest(word, candidates, 1);
  return names.length > 0 ? ` (did you mean ${prefix}${names[0]}?)` : "";
}
