import type { Config } from "../config/schema.ts";
import type { EngineSetup } from "../engine/host/engine_setup.ts";
import { spawnWorker } from "../engine/host/spawn_worker.ts";
import type { EngineSettings } from "../engine/wire/engine_settings.ts";
import type { RunConfig } from "./run_config.ts";

/** Collects what an engine for this config is started with. */
export function toEngineSetup({ config, strategies }: Pick<RunConfig, "config" | "strategies">): EngineSetup {
  return {
    settings: toEngineSettings(config),
    strategies,
    timeoutMs: config.consumer.strategy_timeout * 1000,
    spawn: () => spawnWorker(strategies, config.consumer.strategy_permissions),
  };
}

/** Picks the engine's settings from a config. */
export function toEngineSettings(config: Config): EngineSettings {
  const section = config.external_message_consumer;
  return {
    producers: section.producers.map((producer) => producer.name),
    candlesFrom: config.consumer.candles_from ?? null,
    timeframe: config.timeframe ?? null,
    processOnlyNewCandles: config.process_only_new_candles ?? null,
    stakeCurrency: config.stake_currency ?? null,
    tradingMode: config.trading_mode,
    candleType: config.candle_type_def,
    outdatedOffset: config.exchange.outdated_offset,
    catchUp: config.consumer.catch_up,
    removeEntryExitSignals: section.remove_entry_exit_signals,
    clockToleranceMs: CLOCK_TOLERANCE_MS,
    memoryLimitBytes: config.consumer.memory_limit * 1_000_000,
    failoverGraceMs: config.consumer.failover_grace * 1000,
    initialCandleLimit: section.initial_candle_limit,
    replaying: false,
    pairWhitelist: config.exchange.pair_whitelist,
    pairBlacklist: config.exchange.pair_blacklist,
    parameters: { files: config.files, byStrategy: config.consumer.parameters },
  };
}

/**
 * Machines that keep time by NTP differ by less than a second. One without a battery-backed clock, such as a Raspberry Pi, may
 * be some seconds off after a start.
 */
const CLOCK_TOLERANCE_MS = 30_000;
