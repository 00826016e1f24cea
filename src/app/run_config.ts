import type { Config } from "../config/schema.ts";
import type { StrategyFile } from "../engine/wire/strategy_file.ts";
import { isColorAllowed } from "../terminal/color.ts";
import { writeStderr } from "../terminal/stderr.ts";
import type { CommonOptions } from "./options.ts";
import { resolve, toFileUrl } from "./paths.ts";
import { readConfig } from "./read_config.ts";
import { startLog } from "./start_log.ts";
import { UsageError } from "./usage_error.ts";

/** A config with the options of the command line applied: the start of every command that uses a config. */
export interface RunConfig {
  readonly config: Config;
  readonly strategies: readonly StrategyFile[];
  readonly output: "auto" | "pretty" | "json";
  /** Whether the user allows colours. Output is coloured only if it also goes to a terminal. */
  readonly color: boolean;
}

/**
 * Reads the config, starts the log and applies the command line.
 *
 * @param write writes one line of the log
 * @throws {ConfigError} the config can't be read, or is wrong
 */
export async function prepareRun(options: CommonOptions, write = writeStderr): Promise<RunConfig> {
  const config = await readConfig(options);
  startLog(config, options, write);
  return applyOptions(config, options);
}

/** Applies the options of the command line to a config. */
export function applyOptions(config: Config, options: CommonOptions): RunConfig {
  return {
    config,
    strategies: [...config.consumer.strategies, ...options.strategy].map(toStrategyFile),
    output: options.output ?? config.consumer.output,
    color: isColorAllowed(options),
  };
}

/**
 * Requires at least one strategy.
 *
 * @throws {UsageError} neither the command line nor the config names one
 */
export function requireStrategy(strategies: readonly StrategyFile[]): void {
  if (strategies.length > 0) return;
  throw new UsageError("no strategy: name one with --strategy FILE, or in the config under consumer.strategies");
}

/**
 * Reports on stderr when the config follows no producer: then a command has nothing to do.
 *
 * @returns whether that is so
 */
export function reportIfDisabled({ config }: RunConfig): boolean {
  const isDisabled = !config.external_message_consumer.enabled;
  if (isDisabled) writeStderr(DISABLED_MESSAGE);
  return isDisabled;
}

/** The line on stderr of a command whose config follows no producer. */
export const DISABLED_MESSAGE =
  "external_message_consumer.enabled is false in the config: nothing to follow (set it to true to follow producers)\n";

function toStrategyFile(path: string): StrategyFile {
  return { path, url: toFileUrl(resolve(path)) };
}
