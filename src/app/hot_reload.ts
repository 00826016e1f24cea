import type { EngineHost } from "../engine/host/engine_host.ts";
import type { StrategyFile } from "../engine/wire/strategy_file.ts";
import { StrategyLoadError } from "../engine/wire/strategy_load_error.ts";
import type { EngineEvent } from "../events.ts";
import { SourceWatch } from "../watch/source_watch.ts";

/** Reloads the strategies each time one of their source files changes. */
export class HotReload implements AsyncDisposable {
  readonly #options: HotReloadOptions;
  readonly #watch: SourceWatch;
  /** Aborts a reload that a newer change has made obsolete. */
  #latest = new AbortController();
  #reloading: Promise<void> = Promise.resolve();

  /** Remembers the files as they are now. Every later save counts as a change, even one before `start()`. */
  constructor(options: HotReloadOptions) {
    this.#options = options;
    this.#watch = new SourceWatch({
      sources: { modules: options.strategies.map(({ url }) => url), files: [] },
      onChange: () => this.#queueReload(),
      onFailure: (why) =>
        this.#reportFailure(`their files can't be watched: ${why}; restart consumer to load a changed strategy`),
    });
  }

  /** Starts to reload. To be called once the engine is running. */
  start(): void {
    this.#watch.start();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#latest.abort();
    await this.#watch[Symbol.asyncDispose]();
    await this.#reloading;
  }

  #queueReload(): void {
    this.#latest.abort();
    this.#latest = new AbortController();
    const { signal } = this.#latest;
    this.#reloading = this.#reloading.then(() => this.#reload(signal));
  }

  async #reload(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const { host, onEvent } = this.#options;
    try {
      const strategies = await host.reload(signal);
      if (strategies !== null) onEvent({ type: "strategies_reloaded", strategies });
    } catch (error) {
      if (!(error instanceof StrategyLoadError)) throw error;
      this.#reportFailure(error.message);
    }
  }

  #reportFailure(problem: string): void {
    const { host, onEvent } = this.#options;
    onEvent({ type: "strategies_not_reloaded", problem, running: host.isRunning });
  }
}

/** Dependencies and callbacks of {@linkcode HotReload}. */
export interface HotReloadOptions {
  readonly host: EngineHost;
  readonly strategies: readonly StrategyFile[];
  onEvent(event: EngineEvent): void;
}
