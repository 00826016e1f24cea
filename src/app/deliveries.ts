import type { Config, SinkConfig } from "../config/schema.ts";
import { configSecrets } from "../config/secrets.ts";
import { IN_MEMORY } from "../config/to_config.ts";
import type { OutboxJournal } from "../delivery/journal/delivery_record.ts";
import { MemoryJournal } from "../delivery/journal/memory_journal.ts";
import { makeSink } from "../delivery/make_sink.ts";
import { Outbox } from "../delivery/outbox.ts";
import type { Route } from "../delivery/route.ts";
import { SignalWriter } from "../delivery/sinks/stdout/signal_writer.ts";
import { PreviewSink } from "../delivery/sinks/stdout/preview_sink.ts";
import type { OutputError } from "../terminal/stdout.ts";
import type { ConsumerEvent } from "../events.ts";
import type { Signal } from "../signal.ts";
import { compileHider } from "../text/hide_secrets.ts";
import { systemClock } from "../time/clock.ts";
import type { Prepared } from "./prepare.ts";

/** stdout is waited for no longer at the end: a stop must not take a second. */
const STDOUT_FLUSH_MS = 500;

/** What {@linkcode Deliveries} needs, and whom it tells. */
export interface DeliveriesOptions {
  /** Tell what would be sent, send nothing, write nothing down. */
  readonly dryRun: boolean;
  onEvent(event: ConsumerEvent): void;
  /** stdout can't be written any more. */
  onOutputError(error: OutputError): void;
}

/** Where signals go while the program follows: the journal, the outbox and the config's sinks as one. */
export class Deliveries {
  readonly #options: DeliveriesOptions;
  readonly #journal: OutboxJournal & Partial<Disposable>;
  readonly #outbox: Outbox;
  /** Whether what is not sent is there at the next start. */
  readonly #isKept: boolean;
  readonly #writer: SignalWriter;
  #closed: Promise<void> | null = null;
  #config: Config;
  #redact: (text: string) => string;

  private constructor({ config, output, color }: Prepared, journal: OutboxJournal, options: DeliveriesOptions) {
    this.#options = options;
    this.#journal = journal;
    const { enabled, file } = config.consumer.journal;
    this.#isKept = enabled && file !== IN_MEMORY && !options.dryRun;
    this.#config = config;
    this.#redact = compileHider(configSecrets(config));
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
   * Opens the journal and the sinks, and sends what an earlier run has left.
   *
   * @throws {JournalError} the journal is in use, or none of this program
   * @throws {SinkConfigError} a sink can't be made of its config
   */
  static async open(prepared: Prepared, options: DeliveriesOptions): Promise<Deliveries> {
    const journal = options.dryRun ? new MemoryJournal() : await openJournal(prepared.config, options.onEvent);
    const deliveries = new Deliveries(prepared, journal, options);
    try {
      deliveries.#outbox.start(await deliveries.routes(prepared.config));
    } catch (error) {
      deliveries.#journal[Symbol.dispose]?.();
      throw error;
    }
    return deliveries;
  }

  /** Takes a signal; false: it was found before. */
  take(signal: Signal): boolean {
    return this.#outbox.take(signal);
  }

  /**
   * The sinks of a config, made but not opened yet.
   *
   * @throws {SinkConfigError} a sink can't be made of its config
   */
  async routes({ consumer, exchange }: Config): Promise<readonly Route[]> {
    // when one can't be made the others are not used
    await using made = new AsyncDisposableStack();
    const routes: Route[] = [];
    for (const sink of consumer.sinks) {
      const maxSignalAge = sink.max_signal_age ?? consumer.max_signal_age ?? null;
      const expiry = { maxSignalAge, outdatedOffset: exchange.outdated_offset };
      routes.push({
        sink: made.use(await this.#sink(sink)),
        filter: sink.filter,
        maxAttempts: sink.max_attempts,
        expiry,
        identity: JSON.stringify([sink, expiry]),
        flushMs: sink.type === "stdout" ? STDOUT_FLUSH_MS : null,
      });
    }
    made.move();
    return routes;
  }

  /**
   * Puts another config in force. The journal stays.
   *
   * @param routes its sinks, to stand in the place of these: those that are the same go on; null: all are the same
   */
  async change(config: Config, routes: readonly Route[] | null): Promise<void> {
    this.#config = config;
    this.#redact = compileHider(configSecrets(config));
    if (routes !== null) await this.#outbox.change(routes);
  }

  /**
   * Sends what can be sent within `flush_timeout`, and leaves the rest in the journal.
   *
   * @throws {OutputError} stdout could not be written
   */
  async end(): Promise<void> {
    const limitMs = this.#config.consumer.flush_timeout * 1000;
    const count = this.#outbox.sending;
    if (count > 0) this.#options.onEvent({ type: "deliveries_awaited", count, limitMs });
    await this.#outbox.flush(limitMs);
    await this.close();
    this.#writer.throwIfStuck();
  }

  /** Ends all sending at once. Twice is once. */
  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    await this.#outbox.close(this.#isKept);
    this.#journal[Symbol.dispose]?.();
  }

  async #sink(config: SinkConfig): Promise<Route["sink"]> {
    const sink = await makeSink(config, this.#writer);
    return this.#options.dryRun ? new PreviewSink(sink, this.#writer) : sink;
  }
}

async function openJournal(
  { consumer: { journal } }: Config,
  onEvent: DeliveriesOptions["onEvent"],
): Promise<OutboxJournal> {
  if (!journal.enabled) return new MemoryJournal();
  const { Journal } = await import("../delivery/journal/journal.ts");
  return Journal.open({ path: journal.file, clock: systemClock, keepDays: journal.keep_days, onEvent });
}
