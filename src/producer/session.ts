import type { LinkEvent, LinkFailure } from "../events.ts";
import type { Clock } from "../time/clock.ts";
import { afterSilence, dialTimeoutMs } from "./policy/silence.ts";
import {
  classifyEnd,
  describeDialTimeout,
  describeInvalidUrl,
  describeOversize,
  describeSilence,
  describeStop,
} from "./policy/failure.ts";
import { MEGABYTE } from "./policy/size.ts";
import { producerUrl } from "./policy/address.ts";
import { whitelistRequest } from "./protocol/request.ts";
import type { LinkTiming, ProducerSettings } from "./producer_settings.ts";
import type { Connection, Transport, TransportEnd } from "./transport.ts";

/** One connection to a producer, from the dial to its end: it subscribes, sends requests, receives and probes. Used once. */
export class Session {
  readonly #producer: ProducerSettings;
  readonly #timing: LinkTiming;
  readonly #deps: SessionDeps;
  readonly #end = Promise.withResolvers<LinkFailure>();
  /** Aborted when the dial is answered, to end its timeout. */
  readonly #dialled = new AbortController();
  /** Aborted when the session is over, to end every wait. */
  readonly #over = new AbortController();
  #connection: Connection | null = null;
  #openedAt: number | null = null;
  #lastFrameAt = 0;
  #frames = 0;
  /** Counts what shows that the peer lives: frames, and bytes that have arrived. */
  #signsOfLife = 0;

  constructor(producer: ProducerSettings, timing: LinkTiming, deps: SessionDeps) {
    this.#producer = producer;
    this.#timing = timing;
    this.#deps = deps;
  }

  /** Runs until the connection ends or the signal is aborted. It never rejects, and leaves no timer or handler behind. */
  async run(signal: AbortSignal): Promise<SessionEnd> {
    const stop = (): void => this.#finish(describeStop(this.#producer));
    signal.addEventListener("abort", stop, { once: true });
    if (signal.aborted) stop();
    else this.#dial();
    const failure = await this.#end.promise;
    signal.removeEventListener("abort", stop);
    return { failure, openedAt: this.#openedAt, frames: this.#frames };
  }

  /** Sends a request. Returns false when the link is not open. */
  send(text: string): boolean {
    if (this.#openedAt === null || this.#isOver) return false;
    this.#connection?.send(text);
    return true;
  }

  get #isOver(): boolean {
    return this.#over.signal.aborted;
  }

  #dial(): void {
    const url = producerUrl(this.#producer);
    if (url === null) return this.#finish(describeInvalidUrl(this.#producer));
    const { ca_file } = this.#producer;
    const maxMessageBytes = this.#timing.message_size_limit * MEGABYTE;
    this.#connection = this.#deps.transport.connect(url, {
      onOpen: () => this.#onOpen(),
      onMessage: (bytes) => this.#onMessage(bytes),
      onBytes: () => this.#onBytes(),
      onUnreadable: (what) => this.#onUnreadable(what),
      onEnd: (end) => this.#finish(this.#explain(end)),
    }, { maxMessageBytes, ...typeof ca_file === "string" ? { caFile: ca_file } : {} });
    void this.#limitDial();
  }

  #onOpen(): void {
    const now = this.#deps.clock.now();
    this.#openedAt = now;
    this.#lastFrameAt = now;
    this.#dialled.abort();
    for (const request of this.#deps.openingRequests) this.#connection?.send(request);
    this.#deps.onEvent({ type: "link_opened", producer: this.#producer.name, at: now });
    void this.#watchSilence();
  }

  #onMessage(bytes: Uint8Array): void {
    const now = this.#deps.clock.now();
    this.#lastFrameAt = now;
    this.#frames++;
    this.#signsOfLife++;
    const { length } = bytes;
    if (length <= this.#timing.message_size_limit * MEGABYTE) this.#deps.onMessage(bytes, now);
    else this.#finish(describeOversize(this.#producer, length, this.#timing));
  }

  #onBytes(): void {
    this.#lastFrameAt = this.#deps.clock.now();
    this.#signsOfLife++;
  }

  #explain(end: TransportEnd): LinkFailure {
    if (end.kind === "too_big") return describeOversize(this.#producer, end.bytes, this.#timing);
    return classifyEnd(end, this.#producer, this.#openedAt !== null);
  }

  #onUnreadable(what: string): void {
    this.#lastFrameAt = this.#deps.clock.now();
    this.#frames++;
    this.#signsOfLife++;
    this.#deps.onUnreadable(what);
  }

  /** Ends the session. Only the first call counts. */
  #finish(failure: LinkFailure): void {
    if (this.#isOver) return;
    this.#over.abort();
    this.#dialled.abort();
    this.#connection?.abandon();
    this.#end.resolve(failure);
  }

  async #limitDial(): Promise<void> {
    if (await this.#wait(dialTimeoutMs(this.#timing), this.#dialled.signal)) {
      this.#finish(describeDialTimeout(this.#producer, this.#timing));
    }
  }

  async #watchSilence(): Promise<void> {
    let probe: { readonly at: number; readonly signsOfLife: number } | null = null;
    while (!this.#isOver) {
      if (probe !== null && this.#signsOfLife > probe.signsOfLife) probe = null;
      const now = this.#deps.clock.now();
      const step = afterSilence({ lastFrameAt: this.#lastFrameAt, probedAt: probe?.at ?? null }, now, this.#timing);
      if (step.do === "abandon") return this.#finish(describeSilence(this.#producer, this.#timing));
      if (step.do === "probe") {
        probe = { at: now, signsOfLife: this.#signsOfLife };
        this.#connection?.ping?.();
        this.#connection?.send(whitelistRequest());
        const silentForMs = Math.max(0, now - this.#lastFrameAt);
        this.#deps.onEvent({ type: "link_probed", producer: this.#producer.name, silentForMs });
      } else if (!await this.#wait(step.ms, this.#over.signal)) return;
    }
  }

  /** Sleeps. Returns false when the signal ended the sleep. */
  async #wait(ms: number, signal: AbortSignal): Promise<boolean> {
    try {
      await this.#deps.clock.sleep(ms, signal);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
    return !signal.aborted;
  }
}

/** Dependencies and callbacks of {@linkcode Session}. The callbacks must not throw; `ProducerLink` ensures that. */
export interface SessionDeps {
  readonly transport: Transport;
  readonly clock: Clock;
  /** The requests to send when the connection opens, in this order. */
  readonly openingRequests: readonly string[];
  /** @param bytes the message in UTF-8, valid until the callback returns */
  onMessage(bytes: Uint8Array, receivedAt: number): void;
  onEvent(event: LinkEvent): void;
  /** Called when a frame was skipped. */
  onUnreadable(what: string): void;
}

/** The outcome of a session. Times are epoch milliseconds. */
export interface SessionEnd {
  readonly failure: LinkFailure;
  /** When the connection opened, or null if it never did. */
  readonly openedAt: number | null;
  /** The number of frames that arrived. */
  readonly frames: number;
}
