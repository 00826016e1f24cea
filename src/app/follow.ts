import type { ConsumerEvent } from "../events.ts";
import { EngineHost } from "../engine/host/engine_host.ts";
import { logEvent } from "../log/log_event.ts";
import { type FollowedProducers, followProducers } from "../producer/follow_producers.ts";
import { analyzedDfRequest, whitelistRequest } from "../producer/protocol/request.ts";
import { WebSocketTransport } from "../producer/web_socket_transport.ts";
import { atMost } from "../time/at_most.ts";
import { systemClock } from "../time/clock.ts";
import type { CommonOptions } from "../cli/args.ts";
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
export function follow(prepared: Prepared, stop: AbortSignal, options: FollowOptions): Promise<void> {
  return new Follower(prepared, stop, options).run();
}

/** Producers' links, the engine and the deliveries of one run, and what goes from one to the other. */
class Follower {
  readonly #prepared: Prepared;
  readonly #options: FollowOptions;
  /** stdout is gone, or the run is over: nothing is taken any more. */
  readonly #failed = new AbortController();
  /** The terminal is gone. */
  readonly #hungUp = new AbortController();
  /** Aborted when the run is to end. */
  readonly #end: AbortSignal;
  readonly #host: EngineHost;
  #links: FollowedProducers | null = null;
  #deliveries: Deliveries | null = null;
  #reload: ConfigReload | null = null;
  /** Whether the config is to be read again once the engine has started. */
  #isAsked = false;

  constructor(prepared: Prepared, stop: AbortSignal, options: FollowOptions) {
    this.#prepared = prepared;
    this.#options = options;
    this.#end = AbortSignal.any([stop, this.#failed.signal, this.#hungUp.signal]);
    this.#host = new EngineHost({ ...engineSetup(prepared), clock: systemClock, onEvent: (e) => this.#onEvent(e) });
  }

  async run(): Promise<void> {
    using _hangup = onHangup(() => this.#readAgain(), () => this.#hungUp.abort());
    const deliveries = this.#deliveries = await Deliveries.open(this.#prepared, {
      dryRun: this.#options.dryRun,
      onEvent: (event) => this.#onEvent(event),
      onOutputError: (error) => this.#failed.abort(error),
    });
    // what is saved while the strategies are loaded is a change
    const hotReload = this.#watch(this.#prepared);
    try {
      // dialling need not wait for the strategies: what comes before they are ready waits in the mailbox
      const links = this.#links = this.#dial();
      const names = await loadEngine(this.#host, this.#end);
      if (names !== null) this.#started(names, links, deliveries, hotReload);
      await links.done;
      this.#failed.signal.throwIfAborted();
      await atMost(SETTLE_MS, this.#host.waitUntilIdle(), systemClock);
      this.#host.stop();
      await deliveries.end();
    } finally {
      this.#failed.abort();
      this.#host.stop();
      await (this.#reload ?? hotReload)?.[Symbol.asyncDispose]();
      await this.#links?.done;
      await deliveries.close();
    }
  }

  #dial(): FollowedProducers {
    const section = this.#prepared.config.external_message_consumer;
    return followProducers(section.producers, section, {
      transport: new WebSocketTransport(),
      clock: systemClock,
      random: Math.random,
      onMessage: (producer, text, receivedAt) => this.#host.receive({ producer, text, receivedAt }),
      onEvent: (event) => this.#onEvent(event),
    }, this.#end);
  }

  #started(
    names: readonly string[],
    links: FollowedProducers,
    deliveries: Deliveries,
    hotReload: HotReload | null,
  ): void {
    const prepared = this.#prepared;
    this.#onEvent({ type: "engine_started", strategies: names });
    warnOf(filterWarnings(prepared.config.consumer.sinks, names));
    this.#reload = new ConfigReload({
      ...{ prepared, commandLine: this.#options.commandLine, host: this.#host, links, deliveries },
      watch: (changed) => this.#watch(changed),
      onEvent: (event) => this.#onEvent(event),
    }, hotReload);
    this.#reload.start();
    if (this.#isAsked) this.#reload.request();
  }

  #watch({ config, strategies }: Prepared): HotReload | null {
    if (!config.consumer.hot_reload) return null;
    return new HotReload({ host: this.#host, strategies, onEvent: (event) => this.#onEvent(event) });
  }

  #readAgain(): void {
    this.#isAsked = true;
    if (this.#end.aborted) this.#onEvent({ type: "config_not_reloaded", problem: "the program is stopping" });
    else this.#reload?.request();
  }

  #onEvent(event: ConsumerEvent): void {
    if (event.type === "signal" && (this.#failed.signal.aborted || !this.#deliveries?.take(event.signal))) return;
    logEvent(event);
    switch (event.type) {
      case "candles_requested":
        this.#links?.request(event.producer, analyzedDfRequest({ limit: event.limit, pair: event.pair }));
        break;
      case "engine_restarted":
        this.#askForEverything();
        break;
      case "link_opened":
        this.#host.linkChanged({ type: "link_opened", producer: event.producer, at: event.at });
        break;
      case "link_closed":
        this.#host.linkChanged({ type: "link_closed", producer: event.producer });
    }
  }

  #askForEverything(): void {
    const { config } = this.#reload?.inForce ?? this.#prepared;
    const { producers, initial_candle_limit: limit } = config.external_message_consumer;
    for (const { name } of producers) {
      this.#links?.request(name, whitelistRequest());
      this.#links?.request(name, analyzedDfRequest({ limit }));
    }
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
