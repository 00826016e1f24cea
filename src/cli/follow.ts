import type { ConsumerEvent } from "../events.ts";
import { EngineHost } from "../engine/host.ts";
import { logEvent } from "../log/events.ts";
import { type Links, runLinks } from "../producer/links.ts";
import { analyzedDfRequest, whitelistRequest } from "../producer/protocol.ts";
import { WebSocketTransport } from "../producer/web_socket_transport.ts";
import { systemClock } from "../time/clock.ts";
import type { CommonOptions } from "./args.ts";
import { ConfigReload } from "./config_reload.ts";
import { Deliveries } from "./deliveries.ts";
import { filterWarnings } from "./filter_warnings.ts";
import { onHangup } from "./hangup.ts";
import { HotReload } from "./hot_reload.ts";
import { engineSetup, type Prepared, warnOf } from "./prepare.ts";
import { startEngine } from "./start_engine.ts";

/** A stop waits so long for the strategies to work through what has come: they may never return. */
const SETTLE_MS = 300;

/** How a config is followed, beside what stands in it. */
export interface FollowOptions {
  /** Tell what would be sent where, and send nothing. */
  readonly dryRun: boolean;
  /** The command line, by which the config is read again at SIGHUP; null: it is not. */
  readonly commandLine: CommonOptions | null;
}

/**
 * Follows the config's producers with the strategies until `stop` is aborted: the program's main job.
 *
 * @throws {StrategyLoadError} a strategy can't be used
 * @throws {OutputError} stdout can't be written
 * @throws {JournalError} the journal is in use, or none of this program
 */
export async function follow(
  prepared: Prepared,
  stop: AbortSignal,
  { dryRun, commandLine }: FollowOptions,
): Promise<void> {
  const failed = new AbortController();
  const hungUp = new AbortController();
  const running = AbortSignal.any([stop, failed.signal, hungUp.signal]);
  let links: Links | null = null;
  let reload: ConfigReload | null = null;

  const askForEverything = (): void => {
    const { producers, initial_candle_limit: limit } = (reload?.inForce ?? prepared).config.external_message_consumer;
    for (const { name } of producers) {
      links?.request(name, whitelistRequest());
      links?.request(name, analyzedDfRequest({ limit }));
    }
  };
  const onEvent = (event: ConsumerEvent): void => {
    if (event.type === "signal" && (failed.signal.aborted || !deliveries.take(event.signal))) return;
    logEvent(event);
    if (event.type === "candles_requested") {
      links?.request(event.producer, analyzedDfRequest({ limit: event.limit, pair: event.pair }));
    }
    if (event.type === "engine_restarted") askForEverything();
    if (event.type === "link_opened") host.linkChanged({ type: "link_opened", producer: event.producer, at: event.at });
    if (event.type === "link_closed") host.linkChanged({ type: "link_closed", producer: event.producer });
  };
  const host = new EngineHost({ ...engineSetup(prepared), clock: systemClock, onEvent });
  const deliveries = await Deliveries.open(prepared, {
    dryRun,
    onEvent,
    onOutputError: (error) => failed.abort(error),
  });
  const watch = ({ config, strategies }: Prepared): HotReload | null =>
    config.consumer.hot_reload ? new HotReload({ host, strategies, onEvent }) : null;
  // what is saved while the strategies are loaded is a change
  const hotReload = watch(prepared);
  let asked = false;
  using _hangup = onHangup(() => {
    asked = true;
    if (running.aborted) onEvent({ type: "config_not_reloaded", problem: "the program is stopping" });
    else reload?.request();
  }, () => hungUp.abort());
  try {
    // dialling need not wait for the strategies: what comes before they are ready waits in the mailbox
    const section = prepared.config.external_message_consumer;
    links = runLinks(section.producers, section, {
      transport: new WebSocketTransport(),
      clock: systemClock,
      random: Math.random,
      onMessage: (producer, text, receivedAt) => host.receive({ producer, text, receivedAt }),
      onEvent,
    }, running);
    const names = await loadEngine(host, running);
    if (names !== null) {
      onEvent({ type: "engine_started", strategies: names });
      warnOf(filterWarnings(prepared.config.consumer.sinks, names));
      reload = new ConfigReload({ prepared, commandLine, host, links, deliveries, watch, onEvent }, hotReload);
      reload.start();
      // while the strategies were being loaded
      if (asked) reload.request();
    }
    await links.done;
    failed.signal.throwIfAborted();
    await atMost(SETTLE_MS, host.settled());
    host.stop();
    await deliveries.end();
  } finally {
    failed.abort();
    host.stop();
    await (reload ?? hotReload)?.[Symbol.asyncDispose]();
    await links?.done;
    await deliveries.close();
  }
}

/** Loads the strategies; null when `running` was aborted before. Once they are loaded it ends nothing. */
async function loadEngine(host: EngineHost, running: AbortSignal): Promise<readonly string[] | null> {
  const loading = new AbortController();
  const end = (): void => loading.abort();
  running.addEventListener("abort", end);
  if (running.aborted) end();
  try {
    return await startEngine(host, loading.signal);
  } finally {
    running.removeEventListener("abort", end);
  }
}

async function atMost(ms: number, work: Promise<void>): Promise<void> {
  const done = new AbortController();
  // the wait ends one way or the other: its abortion is no news
  await Promise.race([work, systemClock.sleep(ms, done.signal).catch(() => {})]);
  done.abort();
}
