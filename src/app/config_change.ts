import { toEngineSettings } from "./engine_setup.ts";
import type { RunConfig } from "./run_config.ts";

/** The parts of a reloaded config that changed. */
export interface ConfigChange {
  readonly producers: boolean;
  /** The strategies, their permissions, or any other setting of the engine. */
  readonly engine: boolean;
  readonly sinks: boolean;
  /** The changed keys among those of the log, `status_interval`, `late_data_grace` and `flush_timeout`. */
  readonly settings: readonly string[];
  /** Changed keys that take effect only after a restart. */
  readonly needRestart: readonly string[];
}

/**
 * Compares the current config with a reloaded one.
 *
 * @param start the config that the program was started with
 */
export function compareConfigs(before: RunConfig, after: RunConfig, start: RunConfig): ConfigChange {
  const isChanged = (pick: (runConfig: RunConfig) => unknown, from = before): boolean =>
    JSON.stringify(pick(from)) !== JSON.stringify(pick(after));
  return {
    producers: isChanged(({ config }) => config.external_message_consumer),
    engine: isChanged(({ config, strategies }) => [
      toEngineSettings(config),
      strategies,
      config.consumer.strategy_permissions,
      config.consumer.strategy_timeout,
      config.consumer.hot_reload,
    ]),
    sinks: isChanged(({ config: { consumer, exchange } }) => [
      consumer.sinks,
      consumer.max_signal_age,
      exchange.outdated_offset,
    ]),
    settings: SETTINGS.filter((key) => isChanged(({ config }) => config.consumer[key])).map((key) => `consumer.${key}`),
    needRestart: RESTART_KEYS.filter(([, pick]) => isChanged(pick, start)).map(([key]) => key),
  };
}

const SETTINGS = ["log_level", "log_format", "status_interval", "late_data_grace", "flush_timeout"] as const;

const RESTART_KEYS: readonly (readonly [key: string, pick: (runConfig: RunConfig) => unknown])[] = [
  ["consumer.websocket", ({ config }) => config.consumer.websocket],
  ["consumer.websocket_compression", ({ config }) => config.consumer.websocket_compression],
  ["consumer.journal", ({ config }) => config.consumer.journal],
  ["consumer.allow_commands", ({ config }) => config.consumer.allow_commands],
  ["consumer.output", ({ output }) => output],
];
