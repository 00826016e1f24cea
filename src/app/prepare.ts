import { resolve, toFileUrl } from "./paths.ts";
import { getLogger } from "@logtape/logtape";
import { loadConfig } from "../config/load.ts";
import type { Config } from "../config/schema.ts";
import { configSecrets } from "../config/secrets.ts";
import { configWarnings } from "../config/warnings.ts";
import type { StrategyFile } from "../engine/wire/strategy_file.ts";
import type { EngineSetup } from "../engine/host/engine_setup.ts";
import type { EngineSettings } from "../engine/wire/engine_settings.ts";
import { spawnWorker } from "../engine/host/spawn_worker.ts";
import { configureLog } from "../log/configure.ts";
import { escapeBraces } from "../log/escape_braces.ts";
import { writeStderr } from "../terminal/stderr.ts";
import type { CommonOptions } from "../cli/args.ts";
import { UsageError } from "./usage_error.ts";

/** Config and command line as one: what every command that uses a config starts from. */
export interface Prepared {
  readonly config: Config;
  readonly strategies: readonly StrategyFile[];
  readonly output: "auto" | "pretty" | "json";
  /** Whether the log may be coloured; stdout is asked for itself. */
  readonly color: boolean;
}

/**
 * Loads the config and starts the log. Throws {@linkcode ConfigError}.
 *
 * @param write takes each line of the log
 */
export async function prepare(options: CommonOptions, write = writeStderr): Promise<Prepared> {
  return prepareWith(await readConfig(options), options, write);
}

/**
 * The config that the command line names, with the environment over it. Throws {@linkcode ConfigError}.
 *
 * @param needsSecrets false: one that can't be fetched is left empty
 */
export function readConfig({ config: files }: CommonOptions, needsSecrets = true): Promise<Config> {
  return loadConfig({ files, env: Deno.env.toObject(), needsSecrets });
}

/** The same for a config that is at hand. */
export function prepareWith(config: Config, options: CommonOptions, write = writeStderr): Prepared {
  startLog(config, options, write);
  return composed(config, options);
}

/** Config and command line as one. */
export function composed(config: Config, options: CommonOptions): Prepared {
  return {
    config,
    strategies: [...config.consumer.strategies, ...options.strategy].map(strategyFile),
    output: options.output ?? config.consumer.output,
    color: mayColor(options),
  };
}

/** Starts the log as config and command line want it, or changes it, and says what in the config is odd. */
export function startLog(config: Config, options: CommonOptions, write = writeStderr): void {
  configureLog({
    level: options.logLevel ?? config.consumer.log_level,
    format: options.logFormat ?? config.consumer.log_format,
    color: mayColor(options) && Deno.stderr.isTerminal(),
    secrets: configSecrets(config),
    write,
  });
  warnOf(configWarnings(config));
}

/** Says what in a config is odd. */
export function warnOf(warnings: readonly string[]): void {
  for (const warning of warnings) getLogger(["consumer", "config"]).warn(escapeBraces(warning));
}

function mayColor({ color }: CommonOptions): boolean {
  return color && !Deno.noColor;
}

/** What the engine needs of the config. */
export function engineSettings(config: Config): EngineSettings {
  const section = config.external_message_consumer;
  return {
    producers: section.producers.map((producer) => producer.name),
    candlesFrom: config.consumer.candles_from ?? null,
    timeframe: config.timeframe ?? null,
    processOnlyNewCandles: config.process_only_new_candles ?? null,
    tradingMode: config.trading_mode,
    candleType: config.candle_type_def,
    outdatedOffset: config.exchange.outdated_offset,
    removeEntryExitSignals: section.remove_entry_exit_signals,
    initialCandleLimit: section.initial_candle_limit,
    replaying: false,
    pairWhitelist: config.exchange.pair_whitelist,
    pairBlacklist: config.exchange.pair_blacklist,
    parameters: { files: config.files, byStrategy: config.consumer.parameters },
  };
}

/** What the engine is made of. */
export function engineSetup({ config, strategies }: Pick<Prepared, "config" | "strategies">): EngineSetup {
  return {
    settings: engineSettings(config),
    strategies,
    timeoutMs: config.consumer.strategy_timeout * 1000,
    spawn: () => spawnWorker(strategies, config.consumer.strategy_permissions),
  };
}

/** @throws {UsageError} when there is none */
export function requireStrategy(strategies: readonly StrategyFile[]): void {
  if (strategies.length > 0) return;
  throw new UsageError("no strategy: name one with --strategy FILE, or in the config under consumer.strategies");
}

/** The one line that a disabled config gives. */
export const DISABLED =
  "external_message_consumer.enabled is false in the config: nothing to follow (set it to true to follow producers)\n";

function strategyFile(path: string): StrategyFile {
  return { path, url: toFileUrl(resolve(path)) };
}
