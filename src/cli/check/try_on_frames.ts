import { toEngineSettings } from "../../app/engine_setup.ts";
import type { RunConfig } from "../../app/run_config.ts";
import type { ReceivedMessage } from "../../engine/wire/received_message.ts";
import { systemClock } from "../../time/clock.ts";
import { createDemoMessages } from "./demo_messages.ts";
import { type Trial, tryStrategies } from "./try_strategies.ts";

/**
 * Runs each strategy on the frames of the demo.
 *
 * @returns one trial for each strategy, or null when the program was stopped
 * @throws {StrategyLoadError} a strategy can't be loaded
 */
export async function tryOnDemo(runConfig: RunConfig, stop: AbortSignal): Promise<readonly Trial[] | null> {
  if (runConfig.strategies.length === 0) return [];
  const settings = toEngineSettings(runConfig.config);
  const messages = createDemoMessages({
    producers: settings.producers,
    timeframe: settings.timeframe,
    candleType: settings.candleType,
    isFutures: settings.tradingMode === "futures",
    now: systemClock.now(),
  });
  // the pair lists of the config are meant for the producers' pairs
  return await tryStrategies(runConfig, { ...settings, pairWhitelist: [], pairBlacklist: [] }, messages, stop);
}

/**
 * Runs each strategy on frames of the producers.
 *
 * @returns one trial for each strategy, an empty list without any message, or null when the program was stopped
 */
export async function tryOnProducers(
  runConfig: RunConfig,
  messages: readonly ReceivedMessage[],
  stop: AbortSignal,
): Promise<readonly Trial[] | null> {
  if (stop.aborted) return null;
  return messages.length === 0
    ? []
    : await tryStrategies(runConfig, toEngineSettings(runConfig.config), messages, stop);
}
