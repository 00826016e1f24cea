import { JournalLockedError } from "../delivery/journal/journal_error.ts";
import { EngineHost } from "../engine/host/engine_host.ts";
import type { Config } from "../config/schema.ts";
import type { ConsumerEvent } from "../events.ts";
import { logEvent } from "../log/log_event.ts";
import { type FollowedProducers, followProducers } from "../producer/follow_producers.ts";
import { KnownPairs } from "../producer/known_pairs.ts";
import { analyzedDfRequest, MAX_CANDLES, whitelistRequest } from "../producer/protocol/request.ts";
import { shorten } from "../producer/protocol/shorten.ts";
import { makeTransport } from "../producer/make_transport.ts";
import type { Signal } from "../signal.ts";
import { RESTART_CODE } from "../supervisor/judge_end.ts";
import { supervision } from "../supervisor/supervision.ts";
import { atMost } from "../time/at_most.ts";
import { systemClock } from "../time/clock.ts";
import { compilePairFilter } from "../config/pairs.ts";
import { ConfigReload } from "./config_reload.ts";
import { DataWatch, type DataWatchSettings } from "./data_watch.ts";
import { Deliveries } from "./deliveries.ts";
import { toEngineSetup } from "./engine_setup.ts";
import { doubtSignal } from "./doubt_signal.ts";
import { EXIT_CODE } from "./exit_code.ts";
import { describeFilterMistakes } from "./filter_mistakes.ts";
import { isCompiledIn } from "./compiled_file.ts";
import { onHangup } from "./hangup.ts";
import { HotReload } from "./hot_reload.ts";
import { RestartNotes } from "./restart_notes.ts";
import type { CommonOptions } from "./options.ts";
import type { RunConfig } from "./run_config.ts";
import { startEngineWhile } from "./start_engine.ts";
import { logConfigWarnings, logSecurityWarnings } from "./start_log.ts";
import { StatusReports, type StatusReportsSettings } from "./status_reports.ts";

/**
 * Follows the config's producers with the strategies until `stop` is aborted. This is the program's main job.
 *
 * @returns the exit code of the program
 * @throws {StrategyLoadError} a strategy can't be loaded
 * @throws {OutputError} stdout can't be written
 * @throws {JournalError} the journal is in use, or belongs to another program
 */
export async function follow(runConfig: RunConfig, stop: AbortSignal, options: FollowOptions): Promise<number> {
  const follower = new Follower(runConfig, stop, options);
  await follower.run();
  return follower.mustRestart ? RESTART_CODE : EXIT_CODE.success;
}

/** How {@linkcode follow} runs, beyond what the config says. */
export interface FollowOptions {
  /** True: write what each sink would receive to stdout, and send nothing. */
  readonly dryRun: boolean;
  /** The command line, with which SIGHUP reloads the config. Null: SIGHUP reloads nothing. */
  readonly commandLine: CommonOptions | null;
}

/** At the end of a run the engine has this long to evaluate pending messages. A strategy may never return. */
const SETTLE_MS = 300;

/** One run of the program: producers' links, engine and deliveries, and the events between them. */
class Follower {
  readonly #runConfig: RunConfig;
  readonly #options: FollowOptions;
  /** Aborted when stdout fails or the run is over. From then on signals are dropped. */
  readonly #closed = new AbortController();
  readonly #terminalClosed = new AbortController();
  readonly #restart = new AbortController();
  readonly #notes = new RestartNotes(supervision);
  /** Aborted when the run has to end, for whatever reason. */
  readonly #end: AbortSignal;
  readonly #host: EngineHost;
  readonly #knownPairs = new KnownPairs();
  #status: StatusReports | null = null;
  #dataWatch: DataWatch | null = null;
  #producers: FollowedProducers | null = null;
  #deliveries: Deliveries | null = null;
  #configReload: ConfigReload | null = null;
  /** Whether SIGHUP arrived. Before the engine has started, the reload has to wait. */
  #isReloadRequested = false;

  constructor(runConfig: RunConfig, stop: AbortSignal, options: FollowOptions) {
    this.#runConfig = runConfig;
    this.#options = options;
    this.#end = AbortSignal.any([stop, this.#closed.signal, this.#terminalClosed.signal, this.#restart.signal]);
    this.#host = new EngineHost({
      ...toEngineSetup(runConfig),
      clock: systemClock,
      ...(supervision === null ? {} : { restartProgram: (why) => this.#restartProgram(why) }),
      record: this.#notes,
      onEvent: (event) => this.#handleEvent(event),
    });
  }

  /** Whether the program has to be started again. */
  get mustRestart(): boolean {
    return this.#restart.signal.aborted;
  }

  async run(): Promise<void> {
    using _status = this.#status = this.#startStatus();
    using _dataWatch = this.#dataWatch = new DataWatch(toWatchSettings(this.#runConfig.config), {
      clock: systemClock,
      onEvent: (event) => this.#handleEvent(event),
      onAsk: (producer) => {
        this.#producers?.request(producer, whitelistRequest());
        // two rows suffice: the engine requests what is missing
        this.#producers?.request(producer, analyzedDfRequest({ limit: 2 }));
      },
    });
    const after = supervision?.restartedAfter ?? null;
    if (after !== null) this.#handleEvent({ type: "program_restarted", after });
    if (this.#notes.setAside !== null) this.#handleEvent(this.#notes.setAside);
    logSecurityWarnings(this.#runConfig);
    using _hangup = onHangup(() => this.#requestReload(), () => this.#terminalClosed.abort());
    const deliveries = this.#deliveries = await this.#openDeliveries();
    if (deliveries === null) return;
    // created before the strategies load, so that a save during the load counts as a change
    const hotReload = this.#createHotReload(this.#runConfig);
    try {
      // messages that arrive before the strategies are loaded wait in the mailbox
      const producers = this.#producers = this.#dialProducers();
      const strategies = await startEngineWhile(this.#host, this.#end);
      if (strategies !== null) this.#finishStart(strategies, { producers, deliveries, hotReload });
      await producers.done;
      this.#closed.signal.throwIfAborted();
      await atMost(SETTLE_MS, this.#host.waitUntilIdle(), systemClock);
      this.#host.stop();
      await deliveries.end();
    } finally {
      this.#closed.abort();
      this.#host.stop();
      await (this.#configReload ?? hotReload)?.[Symbol.asyncDispose]();
      await this.#producers?.done;
      await deliveries.close();
    }
  }

  #restartProgram(why: string): void {
    this.#handleEvent({ type: "program_restarting", why });
    this.#restart.abort();
  }

  /** @returns null when the run was stopped while another process used the journal */
  async #openDeliveries(): Promise<Deliveries | null> {
    try {
      return await Deliveries.open(this.#runConfig, {
        dryRun: this.#options.dryRun,
        stop: this.#end,
        onEvent: (event) => this.#handleEvent(event),
        onOutputError: (error) => this.#closed.abort(error),
      });
    } catch (error) {
      if (error instanceof JournalLockedError && this.#end.aborted) return null;
      throw error;
    }
  }

  #dialProducers(): FollowedProducers {
    const section = this.#runConfig.config.external_message_consumer;
    return followProducers(section.producers, section, {
      transport: makeTransport(this.#runConfig.config.consumer),
      clock: systemClock,
      random: Math.random,
      onMessage: (producer, bytes, receivedAt) => {
        this.#knownPairs.note(producer, bytes);
        this.#host.receive({ producer, text: bytes, receivedAt });
      },
      onEvent: (event) => this.#handleEvent(event),
    }, this.#end);
  }

  #startStatus(): StatusReports {
    return new StatusReports(toStatusSettings(this.#runConfig.config), {
      clock: systemClock,
      onReport: (event) => this.#handleEvent(event),
    });
  }

  #createHotReload({ config, strategies }: RunConfig): HotReload | null {
    // no file system holds the files of a compiled program
    const watched = strategies.filter(({ url }) => !isCompiledIn(url));
    if (!config.consumer.hot_reload || (watched.length === 0 && strategies.length > 0)) return null;
    return new HotReload({ host: this.#host, strategies: watched, onEvent: (event) => this.#handleEvent(event) });
  }

  /** Reports the loaded strategies, and enables hot reload and config reload. */
  #finishStart(strategies: readonly string[], { producers, deliveries, hotReload }: StartedParts): void {
    this.#handleEvent({ type: "engine_started", strategies });
    logConfigWarnings(describeFilterMistakes(this.#runConfig.config.consumer.sinks, strategies));
    this.#configReload = new ConfigReload({
      runConfig: this.#runConfig,
      commandLine: this.#options.commandLine,
      host: this.#host,
      links: producers,
      deliveries,
      watch: (runConfig) => this.#createHotReload(runConfig),
      onEvent: (event) => this.#handleEvent(event),
    }, hotReload);
    this.#configReload.start();
    if (this.#isReloadRequested) this.#configReload.request();
  }

  #requestReload(): void {
    this.#isReloadRequested = true;
    if (this.#end.aborted) this.#handleEvent({ type: "config_not_reloaded", problem: "consumer is stopping" });
    else this.#configReload?.request();
  }

  #handleEvent(event: ConsumerEvent): void {
    if (event.type === "signal" && !this.#acceptSignal(event.signal)) return;
    logEvent(event);
    this.#status?.note(event);
    this.#dataWatch?.note(event);
    switch (event.type) {
      case "candles_requested":
        this.#requestCandles(event);
        break;
      case "engine_restarted":
        this.#requestEverything();
        break;
      case "link_opened":
        this.#host.linkChanged({ type: "link_opened", producer: event.producer, at: event.at });
        break;
      case "link_closed":
        this.#host.linkChanged({ type: "link_closed", producer: event.producer });
        break;
      case "config_reloaded":
        this.#status?.change(toStatusSettings(this.#currentConfig));
        this.#dataWatch?.change(toWatchSettings(this.#currentConfig));
        this.#knownPairs.keep(this.#currentConfig.external_message_consumer.producers.map(({ name }) => name));
        logSecurityWarnings(this.#configReload?.current ?? this.#runConfig);
    }
  }

  /** Hands a signal to the sinks, unless the program ends or the signal can't be true. */
  #acceptSignal(signal: Signal): boolean {
    if (this.#closed.signal.aborted || this.#deliveries === null) return false;
    const problem = doubtSignal(signal, this.#knownPairs, systemClock.now());
    if (problem === null) return this.#deliveries.take(signal);
    this.#handleEvent({ type: "message_rejected", producer: signal.producer, problem });
    return false;
  }

  get #currentConfig(): Config {
    return (this.#configReload?.current ?? this.#runConfig).config;
  }

  /** The event comes from the strategies' thread. A pair that its producer has not named could carry a text to it. */
  #requestCandles({ producer, pair, limit }: Extract<ConsumerEvent, { readonly type: "candles_requested" }>): void {
    if (this.#knownPairs.has(producer, pair)) {
      this.#producers?.request(producer, analyzedDfRequest({ limit: Math.min(limit, MAX_CANDLES), pair }));
      return;
    }
    const problem = `a pair was not requested, because the producer has neither listed nor sent it: ${shorten(pair)}`;
    this.#handleEvent({ type: "message_rejected", producer, problem });
  }

  /** Requests whitelist and candles from every producer: a restarted engine has lost them. */
  #requestEverything(): void {
    const { producers, initial_candle_limit: limit } = this.#currentConfig.external_message_consumer;
    for (const { name } of producers) {
      this.#producers?.request(name, whitelistRequest());
      this.#producers?.request(name, analyzedDfRequest({ limit }));
    }
  }
}

/** What is running once the strategies are loaded. */
interface StartedParts {
  readonly producers: FollowedProducers;
  readonly deliveries: Deliveries;
  readonly hotReload: HotReload | null;
}

function toStatusSettings({ consumer, exchange, external_message_consumer: section }: Config): StatusReportsSettings {
  return {
    intervalMs: consumer.status_interval * 1000,
    outdatedOffset: exchange.outdated_offset,
    producers: section.producers.map(({ name }) => name),
  };
}

function toWatchSettings({ consumer, exchange, external_message_consumer: section }: Config): DataWatchSettings {
  return {
    graceMs: consumer.late_data_grace * 1000,
    askEveryMs: section.wait_timeout * 1000,
    isFollowed: compilePairFilter(exchange),
    producers: section.producers.map(({ name }) => name),
  };
}
