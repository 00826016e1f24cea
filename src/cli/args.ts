import type { CommonOptions } from "../app/options.ts";
import { MAX_CANDLES } from "../producer/protocol/request.ts";
import { parseArgs, type ParsedArgs } from "../std/parse_args.ts";
import { allFlags, type CommandName, COMMANDS, FORMS, ownFlags } from "./commands.ts";
import { choiceOf, didYouMean, listOf, momentOf, pairPatternsOf, sizeOf, textOf, wholeNumberOf } from "./flags.ts";
import { type SignalsOptions, signalsOptions } from "./signals/signals_options.ts";
import { UsageError } from "../app/usage_error.ts";

export { type CommandName, COMMANDS };

/** Where `consumer record` writes to. */
export interface RecordOptions {
  readonly out: string;
  /** Megabytes after which the next file begins; null: one file. */
  readonly maxSize: number | null;
  /** Also true for a name that ends in `.gz`. */
  readonly gzip: boolean;
}

/** What `consumer replay` runs on, and how. */
export interface ReplayOptions {
  readonly recordings: readonly string[];
  /** The folder for dataframes; null: none are written. */
  readonly frames: string | null;
  /** Patterns of the pairs to evaluate; empty: every pair. */
  readonly pairs: readonly string[];
  /** Epoch milliseconds; messages before only fill the store. */
  readonly from: number | null;
  /** Epoch milliseconds; messages from then on are left out. */
  readonly to: number | null;
  /** Run again at each change of a strategy or a recording. */
  readonly watch: boolean;
  readonly summary: boolean;
  /** Tell what would be sent where, instead of the signals. */
  readonly dryRun: boolean;
}

/** Which rows `consumer frame` asks for, and how it prints them. */
export interface FrameOptions {
  readonly pair: string;
  readonly tail: number;
  /** Null: any. */
  readonly timeframe: string | null;
  /** Null: the first that has the pair. */
  readonly producer: string | null;
  /** Null: all. */
  readonly columns: readonly string[] | null;
  readonly format: "table" | "csv" | "json";
}

/** What the user asks for. */
export type Invocation =
  | { readonly command: "help"; readonly topic: CommandName | null }
  | { readonly command: "version" }
  | { readonly command: "run"; readonly options: CommonOptions; readonly dryRun: boolean }
  | { readonly command: "init"; readonly folder: string }
  | { readonly command: "demo"; readonly options: CommonOptions; readonly port: number | null }
  | { readonly command: "check"; readonly options: CommonOptions }
  | { readonly command: "frame"; readonly options: CommonOptions; readonly frame: FrameOptions }
  | { readonly command: "record"; readonly options: CommonOptions; readonly record: RecordOptions }
  | { readonly command: "replay"; readonly options: CommonOptions; readonly replay: ReplayOptions }
  | { readonly command: "signals"; readonly options: CommonOptions; readonly signals: SignalsOptions };

const LOG_LEVELS = ["trace", "debug", "info", "warning", "error", "fatal"] as const;

const USUAL_TAIL = 5;

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
  requireArguments(command, rest);
  const options = commonOptions(command, parsed);
  requireConfig(command, options);
  switch (command) {
    case "run":
      return { command, options, dryRun: parsed["dry-run"] === true };
    case "check":
      return { command, options };
    case "init":
      return { command, folder: rest[0] ?? "." };
    case "demo":
      return { command, options, port: wholeNumberOf(parsed, "port", 1, 65535) };
    case "frame":
      return { command, options, frame: frameOptions(parsed) };
    case "record":
      return { command, options, record: recordOptions(parsed, rest[0] ?? "") };
    case "replay":
      return { command, options, replay: replayOptions(parsed, rest) };
    case "signals":
      return { command, options, signals: signalsOptions(parsed, rest, Date.now()) };
  }
}

function parseFlags(args: readonly string[]): ParsedArgs {
  const known = (["values", "lists", "switches"] as const).flatMap(allFlags);
  refuseSwitchValues(args);
  return parseArgs(withStandardInput(args), {
    alias: { c: "config", s: "strategy", h: "help", V: "version" },
    boolean: allFlags("switches"),
    negatable: ["color"],
    default: { color: true },
    // words too: an id such as 0123e456 is no number
    string: ["_", ...allFlags("values"), ...allFlags("lists")],
    collect: allFlags("lists"),
    unknown: (arg, key) => {
      if (key === undefined) return true;
      throw new UsageError(`unknown flag ${arg.split("=")[0]}${didYouMean(key, known, "--")}`);
    },
  });
}

/** parseArgs takes whatever stands behind the `=` of a switch for a yes. */
function refuseSwitchValues(args: readonly string[]): void {
  const end = args.indexOf("--");
  for (const arg of end < 0 ? args : args.slice(0, end)) {
    const name = /^--(?:no-)?([^=]+)=/.exec(arg)?.[1];
    if (name !== undefined && allFlags("switches").includes(name)) {
      throw new UsageError(
        `${arg.slice(0, arg.indexOf("="))} takes no value: leave ${arg.slice(arg.indexOf("="))} out`,
      );
    }
  }
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
  const own = ownFlags(command);
  for (const flag of COMMANDS.flatMap(ownFlags)) {
    const value = parsed[flag];
    const isGiven = value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0);
    if (!isGiven || own.includes(flag)) continue;
    const owners = COMMANDS.filter((name) => ownFlags(name).includes(flag)).map((name) => `"consumer ${name}"`);
    throw new UsageError(`--${flag} is a flag of ${owners.join(" and ")}, not of "consumer ${command}"`);
  }
}

function commonOptions(command: CommandName, parsed: ParsedArgs): CommonOptions {
  return {
    config: listOf(parsed, "config"),
    strategy: listOf(parsed, "strategy"),
    logLevel: choiceOf(parsed, "log-level", LOG_LEVELS),
    logFormat: choiceOf(parsed, "log-format", ["pretty", "json"]),
    output: command === "frame" ? null : choiceOf(parsed, "output", ["auto", "pretty", "json"]),
    color: parsed["color"] === true,
  };
}

function frameOptions(parsed: ParsedArgs): FrameOptions {
  const [pair, ...others] = listOf(parsed, "pair", "a pair");
  if (pair === undefined) throw new UsageError("frame needs --pair PAIR, such as --pair BTC/USDT");
  if (others.length > 0) throw new UsageError("frame takes one --pair");
  const output = choiceOf(parsed, "output", ["auto", "pretty", "csv", "json"]);
  const columns = textOf(parsed, "columns");
  return {
    pair,
    tail: wholeNumberOf(parsed, "tail", 1, MAX_CANDLES) ?? USUAL_TAIL,
    timeframe: textOf(parsed, "timeframe"),
    producer: textOf(parsed, "producer"),
    columns: columns === null ? null : columns.split(",").map((name) => name.trim()).filter((name) => name !== ""),
    format: output === "csv" || output === "json" ? output : "table",
  };
}

function recordOptions(parsed: ParsedArgs, out: string): RecordOptions {
  return { out, maxSize: sizeOf(parsed, "max-size"), gzip: parsed["gzip"] === true || out.endsWith(".gz") };
}

function replayOptions(parsed: ParsedArgs, recordings: readonly string[]): ReplayOptions {
  const from = momentOf(parsed, "from");
  const to = momentOf(parsed, "to");
  if (from !== null && to !== null && from >= to) throw new UsageError("--from must be before --to");
  return {
    recordings,
    frames: textOf(parsed, "frames"),
    pairs: pairPatternsOf(parsed, "pair"),
    from,
    to,
    watch: parsed["watch"] === true,
    summary: parsed["summary"] === true,
    dryRun: parsed["dry-run"] === true,
  };
}

function requireConfig(command: CommandName, options: CommonOptions): void {
  if (options.config.length > 0 || !FORMS[command].needsConfig) return;
  const name = command === "run" ? "" : `${command} `;
  throw new UsageError(`${name}needs --config FILE, a freqtrade config with an external_message_consumer section`);
}

function requireArguments(command: CommandName, found: readonly string[]): void {
  const { arguments: names, most, needsConfig } = FORMS[command];
  const form = ["consumer", command, ...(needsConfig ? ["--config FILE"] : []), ...names].join(" ");
  const missing = names[found.length];
  if (missing !== undefined) throw new UsageError(`${missing} is missing: ${form}`);
  if (found.length > most) throw new UsageError(`"${found[most]}" is one word too many: ${form}`);
}
