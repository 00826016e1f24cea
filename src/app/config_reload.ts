import type { Config } from "../config/schema.ts";
import type { EngineHost } from "../engine/host/engine_host.ts";
import type { ConsumerEvent } from "../events.ts";
import type { FollowedProducers } from "../producer/follow_producers.ts";
import { compareConfigs, type ConfigChange } from "./config_change.ts";
import type { Deliveries } from "./deliveries.ts";
import { toEngineSetup } from "./engine_setup.ts";
import type { HotReload } from "./hot_reload.ts";
import type { CommonOptions } from "./options.ts";
import { readConfig } from "./read_config.ts";
import { applyOptions, DISABLED_MESSAGE, requireStrategy, type RunConfig } from "./run_config.ts";
import { startLog } from "./start_log.ts";
import { describeUserError } from "./user_error.ts";

/** Reloads the config on request. It changes only what differs: links, sinks and strategies that are the same go on. */
export class ConfigReload implements AsyncDisposable {
  readonly #options: ConfigReloadOptions;
  readonly #end = new AbortController();
  #current: RunConfig;
  #hotReload: HotReload | null;
  #reloading: Promise<void> = Promise.resolve();
  #isRequested = false;

  /** @param hotReload the hot reload of the current strategies; null when it is off */
  constructor(options: ConfigReloadOptions, hotReload: HotReload | null) {
    this.#options = options;
    this.#current = options.runConfig;
    this.#hotReload = hotReload;
  }

  /** The config that the program runs with now. */
  get current(): RunConfig {
    return this.#current;
  }

  /** Starts the hot reload. To be called once the engine is running. */
  start(): void {
    this.#hotReload?.start();
  }

  /** Requests a reload. Reloads run one after another, and requests that arrive before one starts share it. */
  request(): void {
    if (this.#isRequested) return;
    this.#isRequested = true;
    this.#reloading = this.#reloading.then(() => {
      this.#isRequested = false;
      return this.#reload();
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#end.abort();
    await this.#reloading;
    await this.#hotReload?.[Symbol.asyncDispose]();
  }

  async #reload(): Promise<void> {
    const { commandLine } = this.#options;
    if (this.#end.signal.aborted) return;
    if (commandLine === null || commandLine.config.includes("-")) {
      return this.#reject("it was not read from a file, so it can't be read again");
    }
    try {
      await this.#apply(await readConfig(commandLine), commandLine);
    } catch (error) {
      const described = describeUserError(error);
      if (described === null) throw error;
      this.#reject(described.message);
    }
  }

  async #apply(config: Config, commandLine: CommonOptions): Promise<void> {
    const { links, deliveries, onEvent } = this.#options;
    if (!config.external_message_consumer.enabled) return this.#reject(DISABLED_MESSAGE.trimEnd());
    if (config.consumer.allow_commands && !this.#current.config.consumer.allow_commands) {
      return this.#reject("consumer.allow_commands was set to true, which needs a restart");
    }
    const next = applyOptions(config, commandLine);
    requireStrategy(next.strategies);
    const change = compareConfigs(this.#current, next, this.#options.runConfig);
    // the steps that can fail come first, so that a rejected config changes nothing
    await using unused = new AsyncDisposableStack();
    const routes = change.sinks ? await deliveries.createRoutes(config) : null;
    for (const { sink } of routes ?? []) unused.use(sink);
    if (change.engine && !await this.#reloadEngine(next)) return;
    unused.move();
    this.#current = next;
    startLog(config, commandLine);
    const section = config.external_message_consumer;
    if (change.producers) links.change(section.producers, section);
    await deliveries.change(config, routes);
    onEvent({ type: "config_reloaded", changed: listChanges(change), later: change.needRestart });
  }

  /** @returns false when the program is ending */
  async #reloadEngine(next: RunConfig): Promise<boolean> {
    const { host, watch } = this.#options;
    await this.#hotReload?.[Symbol.asyncDispose]();
    // both start to remember files now, so that a save during the load counts as a change
    const before = watch(this.#current);
    const after = watch(next);
    let isReloaded = false;
    try {
      isReloaded = await host.reload(this.#end.signal, toEngineSetup(next)) !== null;
      return isReloaded;
    } finally {
      this.#hotReload = isReloaded ? after : before;
      await (isReloaded ? before : after)?.[Symbol.asyncDispose]();
      if (!this.#end.signal.aborted) this.#hotReload?.start();
    }
  }

  #reject(problem: string): void {
    this.#options.onEvent({ type: "config_not_reloaded", problem });
  }
}

/** What a reload acts on, and its callbacks. */
export interface ConfigReloadOptions {
  /** The config that the program was started with. */
  readonly runConfig: RunConfig;
  /** The command line, which names the config files. Null: the config does not come from files. */
  readonly commandLine: CommonOptions | null;
  readonly host: Pick<EngineHost, "reload">;
  readonly links: Pick<FollowedProducers, "change">;
  readonly deliveries: Pick<Deliveries, "createRoutes" | "change">;
  /** Creates the hot reload for a config. Returns null when the config turns it off. */
  readonly watch: (runConfig: RunConfig) => HotReload | null;
  onEvent(event: ConsumerEvent): void;
}

function listChanges({ producers, engine, sinks, settings }: ConfigChange): readonly string[] {
  return [
    ...(producers ? ["producers"] : []),
    ...(engine ? ["strategies"] : []),
    ...(sinks ? ["sinks"] : []),
    ...settings,
  ];
}
