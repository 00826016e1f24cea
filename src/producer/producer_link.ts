import type { EngineEvent, LinkEvent } from "../events.ts";
import type { Clock } from "../time/clock.ts";
import { nextPause, NO_FAILURES } from "./policy/pause.ts";
import { withoutToken } from "./policy/address.ts";
import { analyzedDfRequest, subscribeRequest, whitelistRequest } from "./protocol/request.ts";
import { shorten } from "./protocol/describe.ts";
import { Session, type SessionEnd } from "./session.ts";
import type { LinkTiming, ProducerSettings } from "./producer_settings.ts";
import type { Transport } from "./transport.ts";

/** What a link reports: its life, and frames that were left out or could not be handled. */
export type LinkReport = LinkEvent | Extract<EngineEvent, { type: "message_ignored" }>;

/** What a link needs, and whom it tells. */
export interface LinkDeps {
  readonly transport: Transport;
  readonly clock: Clock;
  /** From 0 up to 1, for the jitter: `Math.random`. */
  readonly random: () => number;
  /** Takes every text frame, in its order. When it throws, that is reported and the link goes on. */
  onMessage(text: string, receivedAt: number): void;
  onEvent(event: LinkReport): void;
}

/** Different troubles with handling frames that are reported one by one; what comes after is counted out. */
const REPORTED_TROUBLES = 8;

/**
 * The link to one producer: dials, subscribes, asks for the whitelist and the candles, hands on every text frame,
 * probes after silence, and dials again after a pause, until it is stopped.
 *
 * Answers to freqtrade's `ExternalMessageConsumer._create_connection` and `_receive_messages`.
 *
 * @example
 * ```ts
 * import { ProducerLink } from "./producer_link.ts";
 *
 * const events: string[] = [];
 * const link = new ProducerLink(
 *   { name: "gpu", host: "bot.example", port: 8080, secure: false, ws_token: "secret" },
 *   { wait_timeout: 300, ping_timeout: 10, sleep_time: 10, message_size_limit: 8, initial_candle_limit: 1500 },
 *   {
 *     transport: { connect: () => ({ send: () => {}, abandon: () => {} }) }, // `new WebSocketTransport()` in the program
 *     clock: { now: () => 0, sleep: () => new Promise(() => {}) },
 *     random: Math.random,
 *     onMessage: () => {},
 *     onEvent: (event) => events.push(event.type),
 *   },
 * );
 * const stop = new AbortController();
 * const running = link.run(stop.signal);
 * stop.abort();
 * await running;
 * if (events.join() !== "link_connecting,link_closed") throw new Error(events.join());
 * ```
 */
export class ProducerLink {
  readonly #producer: ProducerSettings;
  readonly #timing: LinkTiming;
  readonly #deps: LinkDeps;
  readonly #openingRequests: readonly string[];
  readonly #troubles = new Set<string>();
  #session: Session | null = null;
  #running: Promise<void> | null = null;

  /** @throws {RangeError} when `initial_candle_limit` is no whole number from 0 to 1500. */
  constructor(producer: ProducerSettings, timing: LinkTiming, deps: LinkDeps) {
    this.#producer = producer;
    this.#timing = timing;
    this.#deps = deps;
    this.#openingRequests = [
      subscribeRequest(),
      whitelistRequest(),
      analyzedDfRequest({ limit: timing.initial_candle_limit }),
    ];
  }

  /** The producer's name. */
  get producer(): string {
    return this.#producer.name;
  }

  /**
   * Keeps the link up until the signal is aborted; then ends within milliseconds, leaving no timer and no handler.
   * Never rejects. Called again while it runs, it is the same run (and the first signal's).
   */
  run(signal: AbortSignal): Promise<void> {
    this.#running ??= this.#keepUp(signal).finally(() => this.#running = null);
    return this.#running;
  }

  /** Sends a request; false when the link is not open. */
  request(text: string): boolean {
    return this.#session?.send(text) ?? false;
  }

  async #keepUp(signal: AbortSignal): Promise<void> {
    let streak = NO_FAILURES;
    for (let attempt = 1; !signal.aborted; attempt++) {
      this.#report({ type: "link_connecting", producer: this.producer, attempt });
      const end = await this.#runSession(signal);
      const at = this.#deps.clock.now();
      if (signal.aborted) {
        this.#report({ type: "link_closed", producer: this.producer, at, reason: end.failure, retryInMs: null });
        return;
      }
      const { sleep_time } = this.#timing;
      const held = end.openedAt !== null && end.frames > 0 && at - end.openedAt >= sleep_time * 1000;
      const next = nextPause(streak, { kind: end.failure.kind, at, held }, sleep_time, this.#deps.random());
      streak = next.streak;
      if (held) attempt = 0;
      this.#report({ type: "link_closed", producer: this.producer, at, reason: end.failure, retryInMs: next.pauseMs });
      await this.#pause(next.pauseMs, signal);
    }
  }

  async #runSession(signal: AbortSignal): Promise<SessionEnd> {
    const session = new Session(this.#producer, this.#timing, {
      transport: this.#deps.transport,
      clock: this.#deps.clock,
      openingRequests: this.#openingRequests,
      onMessage: (text, receivedAt) => this.#handOn(text, receivedAt),
      onEvent: (event) => this.#report(event),
      onUnreadable: (what) => this.#reportTrouble(what),
    });
    this.#session = session;
    try {
      return await session.run(signal);
    } finally {
      this.#session = null;
    }
  }

  #handOn(text: string, receivedAt: number): void {
    try {
      this.#deps.onMessage(text, receivedAt);
    } catch (error) {
      this.#reportTrouble(`a message could not be handled: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** Tells each kind of trouble once: a producer that sends it again and again must not flood the log. */
  #reportTrouble(trouble: string): void {
    const why = shorten(withoutToken(trouble, this.#producer.ws_token), 300);
    if (this.#troubles.has(why) || this.#troubles.size >= REPORTED_TROUBLES) return;
    this.#troubles.add(why);
    this.#report({ type: "message_ignored", producer: this.producer, why });
  }

  #report(event: LinkReport): void {
    try {
      this.#deps.onEvent(event);
    } catch (error) {
      // Whoever hears the events is broken, so there is nobody to tell but the runtime; the link must live on.
      queueMicrotask(() => reportError(error));
    }
  }

  async #pause(ms: number, signal: AbortSignal): Promise<void> {
    try {
      await this.#deps.clock.sleep(ms, signal);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }
}
