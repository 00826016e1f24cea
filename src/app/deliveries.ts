import type { Config } from "../config/schema.ts";
import { listSecrets } from "../config/list_secrets.ts";
import { IN_MEMORY } from "../config/journal_file.ts";
import type { OutboxJournal } from "../delivery/journal/outbox_journal.ts";
import { MemoryJournal } from "../delivery/journal/memory_journal.ts";
import { Outbox } from "../delivery/outbox.ts";
import type { Route } from "../delivery/route.ts";
import { SignalWriter } from "../delivery/sinks/stdout/signal_writer.ts";
import { PreviewSink } from "../delivery/sinks/stdout/preview_sink.ts";
import type { OutputError } from "../terminal/stdout.ts";
import type { ConsumerEvent } from "../events.ts";
import type { Signal } from "../signal.ts";
import { compileHider } from "../text/hide_secrets.ts";
import { systemClock } from "../time/clock.ts";
import { makeSinks } from "./make_sinks.ts";
import { openJournal } from "./open_journal.ts";
import type { RunConfig } from "./run_config.ts";

/** Delivers signals while the program follows: the journal, the outbox and the config's sinks. */
export class Deliveries {
  readonly #options: DeliveriesOptions;
  readonly #journal: OutboxJournal & Partial<Disposable>;
  readonly #outbox: Outbox;
  /** Whether unsent signals are still there after a restart. */
  readonly #isPersistent: boolean;
  readonly #writer: SignalWriter;
  #closed: Promise<void> | null = null;
  #config: Config;
  #redact: (text: string) => string;

  private constructor({ config, output, color }: RunConfig, journal: OutboxJournal, options: DeliveriesOptions) {
    this.#options = options;
    this.#journal = journal;
    const { enabled, file } = config.consumer.journal;
    this.#isPersistent = enabled && file !== IN_MEMORY && !options.dryRun;
    this.#config = config;
    this.#redact = compileHider(listSecrets(config));
    this.#writer = new SignalWriter({ output, color, onError: options.onOutputError });
    this.#outbox = new Outbox({
      journal,
      clock: systemClock,
      random: Math.random,
      redact: (text) => this.#redact(text),
      onEvent: options.onEvent,
    });
  }

  /**
   * Opens the journal and the sinks, and sends the pending signals of an earlier run. Waits up to ten seconds for another
   * process that uses the journal.
   *
   * @throws {JournalError} the journal is in use, or belongs to another program
   * @throws {SinkConfigError} a sink can't be created from its config
   */
  static async open(runConfig: RunConfig, options: DeliveriesOptions): Promise<Deliveries> {
    const journal = options.dryRun
      ? new MemoryJournal()
      : await openJournal(runConfig.config, { ...options, clock: systemClock });
    const deliveries = new Deliveries(runConfig, journal, options);
    try {
      deliveries.#outbox.start(await deliveries.createRoutes(runConfig.config));
    } catch (error) {
      deliveries.#journal[Symbol.dispose]?.();
      throw error;
    }
    return deliveries;
  }

  /** Takes a signal. Returns false when it was found before. */
  take(signal: Signal): boolean {
    return this.#outbox.take(signal);
  }

  /**
   * Creates the sinks of a config without opening them.
   *
   * @throws {SinkConfigError} a sink can't be created from its config. The other sinks are disposed of.
   */
  async createRoutes({ consumer, exchange }: Config): Promise<readonly Route[]> {
    await using created = new AsyncDisposableStack();
    const routes: Route[] = [];
    const sinks = await makeSinks(consumer.sinks, this.#writer);
    for (const { sink } of sinks) created.use(sink);
    for (const { config: sink, sink: made } of sinks) {
      const maxSignalAge = sink.max_signal_age ?? consumer.max_signal_age ?? null;
      const expiry = { maxSignalAge, outdatedOffset: exchange.outdated_offset };
      routes.push({
        sink: this.#options.dryRun ? new PreviewSink(made, this.#writer) : made,
        filter: sink.filter,
        maxAttempts: sink.max_attempts,
        expiry,
        identity: JSON.stringify([sink, expiry]),
        flushMs: sink.type === "stdout" ? STDOUT_FLUSH_MS : null,
      });
    }
    created.move();
    return routes;
  }

  /**
   * Applies a reloaded config. The journal stays open.
   *
   * @param routes the config's sinks, which replace those that changed. Null: no sink changed.
   */
  async change(config: Config, routes: readonly Route[] | null): Promise<void> {
    this.#config = config;
    this.#redact = compileHider(listSecrets(config));
    if (routes !== null) await this.#outbox.change(routes);
  }

  /**
   * Sends for up to `flush_timeout`, then closes. Unsent signals stay in the journal.
   *
   * @throws {OutputError} stdout can't be written
   */
  async end(): Promise<void> {
    const limitMs = this.#config.consumer.flush_timeout * 1000;
    const count = this.#outbox.sending;
    if (count > 0) this.#options.onEvent({ type: "deliveries_awaited", count, limitMs });
    await this.#outbox.flush(limitMs);
    await this.close();
    this.#writer.throwIfStuck();
  }

  /** Aborts all sending at once. A second call does nothing more. */
  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    await this.#outbox.close(this.#isPersistent);
    this.#journal[Symbol.dispose]?.();
  }
}

/** Options and callbacks of {@linkcode Deliveries}. */
export interface DeliveriesOptions {
  /** True: write what each sink would receive to stdout, send nothing and use no journal file. */
  readonly dryRun: boolean;
  /** Ends the wait for a journal that is in use. */
  readonly stop: AbortSignal;
  onEvent(event: ConsumerEvent): void;
  /** Called when stdout can't be written any more. */
  onOutputError(error: OutputError): void;
}

/** The flush of stdout at the end takes at most this long, so that a stop takes less than a second. */
const STDOUT_FLUSH_MS = 500;
