import type { EngineEvent, LinkEvent } from "../events.ts";
import { errorText } from "../text/error_text.ts";
import { hideSecrets } from "../text/hide_secrets.ts";
import type { Clock } from "../time/clock.ts";
import { nextPause, NO_FAILURES } from "./policy/pause.ts";
import { analyzedDfRequest, subscribeRequest, whitelistRequest } from "./protocol/request.ts";
import { shorten } from "./protocol/shorten.ts";
import { Session, type SessionEnd } from "./session.ts";
import type { LinkTiming, ProducerSettings } from "./producer_settings.ts";
import type { Transport } from "./transport.ts";

/**
 * The link to one producer. It dials, subscribes, requests the whitelist and the candles, forwards every text frame, probes
 * after silence, and dials again after a pause, until it is stopped.
 *
 * Follows freqtrade's `ExternalMessageConsumer._create_connection` and `_receive_messages`.
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
 *     transport: { connect: () => ({ send: () => {}, abandon: () => {} }) }, // `new OwnTransport()` in the program
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
  readonly #reported = new Set<string>();
  #session: Session | null = null;
  #running: Promise<void> | null = null;

  /** @throws {RangeError} `initial_candle_limit` is not a whole number from 0 to 1500 */
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
   * Keeps the link open until the signal is aborted. Then it ends within milliseconds, and leaves no timer or handler behind.
   * It never rejects. A call while the link runs returns the same promise, and only the first signal counts.
   */
  run(signal: AbortSignal): Promise<void> {
    this.#running ??= this.#keepUp(signal).finally(() => this.#running = null);
    return this.#running;
  }

  /** Sends a request. Returns false when the link is not open. */
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
      const next = nextPause(streak, { kind: end.failure.kind, held }, this.#timing, this.#deps.random());
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
      onMessage: (bytes, receivedAt) => this.#forward(bytes, receivedAt),
      onEvent: (event) => this.#report(event),
      onUnreadable: (what) => this.#reportProblem(what),
    });
    this.#session = session;
    try {
      return await session.run(signal);
    } finally {
      this.#session = null;
    }
  }

  #forward(bytes: Uint8Array, receivedAt: number): void {
    try {
      this.#deps.onMessage(bytes, receivedAt);
    } catch (error) {
      this.#reportProblem(`a message could not be handled: ${errorText(error)}`);
    }
  }

  /** Reports each problem once. A producer that repeats it must not flood the log. */
  #reportProblem(problem: string): void {
    const why = shorten(hideSecrets(problem, [this.#producer.ws_token]), MAX_PROBLEM_LENGTH);
    if (this.#reported.has(why) || this.#reported.size >= MAX_REPORTED_PROBLEMS) return;
    this.#reported.add(why);
    this.#report({ type: "message_ignored", producer: this.producer, why });
  }

  #report(event: LinkReport): void {
    try {
      this.#deps.onEvent(event);
    } catch (error) {
      // The event handler is broken, so the error can only go to the runtime. The link must keep running.
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

/** What a link reports: its state, and frames that were skipped or could not be handled. */
export type LinkReport = LinkEvent | Extract<EngineEvent, { type: "message_ignored" }>;

/** Dependencies and callbacks of {@linkcode ProducerLink}. */
export interface LinkDeps {
  readonly transport: Transport;
  readonly clock: Clock;
  /** Returns a number from 0 up to 1, for the jitter: `Math.random`. */
  readonly random: () => number;
  /**
   * Receives every message, in order. When it throws, the link reports that and continues.
   *
   * @param bytes the message in UTF-8, valid until the callback returns
   */
  onMessage(bytes: Uint8Array, receivedAt: number): void;
  onEvent(event: LinkReport): void;
}

/** Only the first few different problems with frames are reported. */
const MAX_REPORTED_PROBLEMS = 8;
const MAX_PROBLEM_LENGTH = 300;
