import type { EngineHost } from "../engine/host/engine_host.ts";
import type { StrategyFile } from "../engine/wire/strategy_file.ts";
import { StrategyLoadError } from "../engine/wire/strategy_load_error.ts";
import type { EngineEvent } from "../events.ts";
import { SourceWatch } from "../watch/source_watch.ts";

/** What is reloaded, and whom to tell. */
export interface HotReloadOptions {
  readonly host: EngineHost;
  readonly strategies: readonly StrategyFile[];
  onEvent(event: EngineEvent): void;
}

/** Loads the strategies anew whenever a file that they are made of has changed. */
export class HotReload implements AsyncDisposable {
  readonly #options: HotReloadOptions;
  readonly #watch: SourceWatch;
  /** Ends the loading of what has changed again since. */
  #latest = new AbortController();
  #reloading: Promise<void> = Promise.resolve();

  /** What is saved from now on is a change. */
  constructor(options: HotReloadOptions) {
    this.#options = options;
    this.#watch = new SourceWatch({
      urls: options.strategies.map(({ url }) => url),
      onChange: () => this.#reloadSoon(),
      onFailure: (why) =>
        this.#fail(`their files can't be watched: ${why}; changes count when the program starts anew`),
    });
  }

  /** Begins, the engine having started. */
  start(): void {
    this.#watch.start();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#latest.abort();
    await this.#watch[Symbol.asyncDispose]();
    await this.#reloading;
  }

  #reloadSoon(): void {
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
      this.#fail(error.message);
    }
  }

  #fail(problem: string): void {
    const { host, onEvent } = this.#options;
    onEvent({ type: "strategies_not_reloaded", problem, running: host.isRunning });
  }
}
