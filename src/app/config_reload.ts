import type { Config } from "../config/schema.ts";
import type { CommonOptions } from "../cli/args.ts";
import type { EngineHost } from "../engine/host/engine_host.ts";
import type { ConsumerEvent } from "../events.ts";
import type { FollowedProducers } from "../producer/follow_producers.ts";
import { configChange } from "./config_change.ts";
import type { Deliveries } from "./deliveries.ts";
import type { HotReload } from "./hot_reload.ts";
import { composed, DISABLED, engineSetup, type Prepared, readConfig, requireStrategy, startLog } from "./prepare.ts";
import { userError } from "./user_error.ts";

/** What a config is put in force upon, and whom to tell. */
export interface ConfigReloadOptions {
  /** What is in force. */
  readonly prepared: Prepared;
  /** The command line, which names the config; null: there is none to be read again. */
  readonly commandLine: CommonOptions | null;
  readonly host: Pick<EngineHost, "reload">;
  readonly links: Pick<FollowedProducers, "change">;
  readonly deliveries: Pick<Deliveries, "routes" | "change">;
  /** Watches the strategies of a config from now on; null where it does not want that. */
  readonly watch: (prepared: Prepared) => HotReload | null;
  onEvent(event: ConsumerEvent): void;
}

/** Reads the config again when it is asked to, and changes what is other: links, sinks and strategies that are the same go on. */
export class ConfigReload implements AsyncDisposable {
  readonly #options: ConfigReloadOptions;
  readonly #end = new AbortController();
  #prepared: Prepared;
  #hotReload: HotReload | null;
  #reloading: Promise<void> = Promise.resolve();
  #isRequested = false;

  /** @param hotReload what watches the strategies that are in force */
  constructor(options: ConfigReloadOptions, hotReload: HotReload | null) {
    this.#options = options;
    this.#prepared = options.prepared;
    this.#hotReload = hotReload;
  }

  /** What is in force. */
  get inForce(): Prepared {
    return this.#prepared;
  }

  /** Begins to watch the strategies, the engine having started. */
  start(): void {
    this.#hotReload?.start();
  }

  /** One after another; what is asked for before the next one has begun is that one. */
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
      return this.#refuse("it came from no file that could be read again");
    }
    try {
      await this.#putInForce(await readConfig(commandLine), commandLine);
    } catch (error) {
      const told = userError(error);
      if (told === null) throw error;
      this.#refuse(told.message);
    }
  }

  async #putInForce(config: Config, commandLine: CommonOptions): Promise<void> {
    const { links, deliveries, onEvent } = this.#options;
    const before = this.#prepared.config.consumer;
    if (!config.external_message_consumer.enabled) return this.#refuse(DISABLED.trimEnd());
    if (config.consumer.allow_commands && !before.allow_commands) {
      return this.#refuse("consumer.allow_commands has become true: that takes a new start");
    }
    const next = composed(config, commandLine);
    requireStrategy(next.strategies);
    const change = configChange(this.#prepared, next, this.#options.prepared);
    // what can fail comes first: then nothing has been changed
    await using unused = new AsyncDisposableStack();
    const replaced = change.sinks ? await deliveries.routes(config) : null;
    for (const { sink } of replaced ?? []) unused.use(sink);
    if (change.engine && !await this.#changeEngine(next)) return;
    unused.move();
    this.#prepared = next;
    startLog(config, commandLine);
    const section = config.external_message_consumer;
    if (change.producers) links.change(section.producers, section);
    await deliveries.change(config, replaced);
    const changed = [
      ...(change.producers ? ["producers"] : []),
      ...(change.engine ? ["strategies"] : []),
      ...(change.sinks ? ["sinks"] : []),
      ...(change.settings ? ["settings"] : []),
    ];
    onEvent({ type: "config_reloaded", changed, later: change.later });
  }

  /** False: the program ends. */
  async #changeEngine(next: Prepared): Promise<boolean> {
    const { host, watch } = this.#options;
    await this.#hotReload?.[Symbol.asyncDispose]();
    // what is saved while they are loaded is a change
    const watched = { before: watch(this.#prepared), after: watch(next) };
    let isChanged = false;
    try {
      isChanged = await host.reload(this.#end.signal, engineSetup(next)) !== null;
      return isChanged;
    } finally {
      const { before, after } = watched;
      this.#hotReload = isChanged ? after : before;
      await (isChanged ? before : after)?.[Symbol.asyncDispose]();
      if (!this.#end.signal.aborted) this.#hotReload?.start();
    }
  }

  #refuse(problem: string): void {
    this.#options.onEvent({ type: "config_not_reloaded", problem });
  }
}
