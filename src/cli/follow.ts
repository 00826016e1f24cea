import type { ConsumerEvent } from "../events.ts";
import { SignalGate } from "../delivery/signal_gate.ts";
import { SignalWriter } from "../delivery/signal_writer.ts";
import { EngineHost } from "../engine/host.ts";
import { spawnWorker } from "../engine/spawn_worker.ts";
import { logEvent } from "../log/events.ts";
import { type Links, runLinks } from "../producer/links.ts";
import { analyzedDfRequest, whitelistRequest } from "../producer/protocol.ts";
import { WebSocketTransport } from "../producer/web_socket_transport.ts";
import { systemClock } from "../time/clock.ts";
import { HotReload } from "./hot_reload.ts";
import { engineSettings, type Prepared } from "./prepare.ts";
import { startEngine } from "./start_engine.ts";

/**
 * Follows the config's producers with the strategies until `stop` is aborted: the program's main job.
 *
 * @throws {StrategyLoadError} a strategy can't be used
 * @throws {OutputError} stdout can't be written
 */
export async function follow(prepared: Prepared, stop: AbortSignal): Promise<void> {
  const { config, strategies } = prepared;
  const section = config.external_message_consumer;
  const gate = new SignalGate();
  const failed = new AbortController();
  const { output, color } = prepared;
  const writer = new SignalWriter({ output, color, onError: (error) => failed.abort(error) });
  const running = AbortSignal.any([stop, failed.signal]);
  let links: Links | null = null;

  const askForEverything = (): void => {
    for (const { name } of section.producers) {
      links?.request(name, whitelistRequest());
      links?.request(name, analyzedDfRequest({ limit: section.initial_candle_limit }));
    }
  };
  const onEvent = (event: ConsumerEvent): void => {
    if (event.type === "signal") {
      if (running.aborted || !gate.admit(event.signal)) return;
      writer.write(event.signal);
    }
    logEvent(event);
    if (event.type === "candles_requested") {
      links?.request(event.producer, analyzedDfRequest({ limit: event.limit, pair: event.pair }));
    }
    if (event.type === "engine_restarted") askForEverything();
    if (event.type === "link_opened") host.linkChanged({ type: "link_opened", producer: event.producer, at: event.at });
    if (event.type === "link_closed") host.linkChanged({ type: "link_closed", producer: event.producer });
  };
  const host = new EngineHost({
    settings: engineSettings(config),
    strategies,
    timeoutMs: config.consumer.strategy_timeout * 1000,
    clock: systemClock,
    spawn: () => spawnWorker(strategies, config.consumer.strategy_permissions),
    onEvent,
  });
  const hotReload = config.consumer.hot_reload ? new HotReload({ host, strategies, onEvent }) : null;
  try {
    // dialling need not wait for the strategies: what comes before they are ready waits in the mailbox
    links = runLinks(section.producers, section, {
      transport: new WebSocketTransport(),
      clock: systemClock,
      random: Math.random,
      onMessage: (producer, text, receivedAt) => host.receive({ producer, text, receivedAt }),
      onEvent,
    }, running);
    const names = await startEngine(host, running);
    if (names !== null) {
      onEvent({ type: "engine_started", strategies: names });
      hotReload?.start();
    }
    await links.done;
    failed.signal.throwIfAborted();
    await writer.end();
  } finally {
    failed.abort();
    host.stop();
    await hotReload?.[Symbol.asyncDispose]();
    await links?.done;
  }
}
