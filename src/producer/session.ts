import type { LinkEvent, LinkFailure } from "../events.ts";
import type { Clock } from "../time/clock.ts";
import { afterSilence, dialTimeoutMs } from "./policy/silence.ts";
import { classifyEnd, dialTimedOut, fellSilent, invalidUrl, stopped, tooBig } from "./policy/failure.ts";
import { oversize } from "./policy/size.ts";
import { producerUrl } from "./policy/address.ts";
import { whitelistRequest } from "./protocol/request.ts";
import type { LinkTiming, ProducerSettings } from "./producer_settings.ts";
import type { Connection, Transport } from "./transport.ts";

/** What a session needs, and whom it tells. The handlers must not throw: `ProducerLink` sees to that. */
export interface SessionDeps {
  readonly transport: Transport;
  readonly clock: Clock;
  /** Sent when the connection opens, in this order. */
  readonly openingRequests: readonly string[];
  onMessage(text: string, receivedAt: number): void;
  onEvent(event: LinkEvent): void;
  /** A frame was left out. */
  onUnreadable(what: string): void;
}

/** How a session went. Times are epoch milliseconds. */
export interface SessionEnd {
  readonly failure: LinkFailure;
  /** Null when the connection never opened. */
  readonly openedAt: number | null;
  readonly frames: number;
}

/** The life of one connection: dial, subscribe, ask, receive, probe, end. Used once. */
export class Session {
  readonly #producer: ProducerSettings;
  readonly #timing: LinkTiming;
  readonly #deps: SessionDeps;
  readonly #end = Promise.withResolvers<LinkFailure>();
  /** Aborted when the dial is answered: ends its timeout. */
  readonly #dialled = new AbortController();
  /** Aborted when the session is over: ends every wait. */
  readonly #over = new AbortController();
  #connection: Connection | null = null;
  #openedAt: number | null = null;
  #lastFrameAt = 0;
  #frames = 0;

  constructor(producer: ProducerSettings, timing: LinkTiming, deps: SessionDeps) {
    this.#producer = producer;
    this.#timing = timing;
    this.#deps = deps;
  }

  /** Lives until the connection ends or the signal is aborted; never rejects, leaves no timer and no handler behind. */
  async run(signal: AbortSignal): Promise<SessionEnd> {
    const stop = (): void => this.#finish(stopped(this.#producer));
    signal.addEventListener("abort", stop, { once: true });
    if (signal.aborted) stop();
    else this.#dial();
    const failure = await this.#end.promise;
    signal.removeEventListener("abort", stop);
    return { failure, openedAt: this.#openedAt, frames: this.#frames };
  }

  /** Sends a request; false when the link is not open. */
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
    if (url === null) return this.#finish(invalidUrl(this.#producer));
    const { ca_file } = this.#producer;
    this.#connection = this.#deps.transport.connect(url, {
      onOpen: () => this.#onOpen(),
      onText: (text) => this.#onText(text),
      onUnreadable: (what) => this.#onUnreadable(what),
      onEnd: (end) => this.#finish(classifyEnd(end, this.#producer, this.#openedAt !== null)),
    }, typeof ca_file === "string" ? { caFile: ca_file } : {});
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

  #onText(text: string): void {
    const now = this.#deps.clock.now();
    this.#lastFrameAt = now;
    this.#frames++;
    const bytes = oversize(text, this.#timing.message_size_limit);
    if (bytes === null) this.#deps.onMessage(text, now);
    else this.#finish(tooBig(this.#producer, bytes, this.#timing));
  }

  #onUnreadable(what: string): void {
    this.#lastFrameAt = this.#deps.clock.now();
    this.#frames++;
    this.#deps.onUnreadable(what);
  }

  /** The first end counts; the connection is let go at once. */
  #finish(failure: LinkFailure): void {
    if (this.#isOver) return;
    this.#over.abort();
    this.#dialled.abort();
    this.#connection?.abandon();
    this.#end.resolve(failure);
  }

  async #limitDial(): Promise<void> {
    if (await this.#wait(dialTimeoutMs(this.#timing), this.#dialled.signal)) {
      this.#finish(dialTimedOut(this.#producer, this.#timing));
    }
  }

  async #watchSilence(): Promise<void> {
    let probe: { readonly at: number; readonly frames: number } | null = null;
    while (!this.#isOver) {
      if (probe !== null && this.#frames > probe.frames) probe = null;
      const now = this.#deps.clock.now();
      const step = afterSilence({ lastFrameAt: this.#lastFrameAt, probedAt: probe?.at ?? null }, now, this.#timing);
      if (step.do === "abandon") return this.#finish(fellSilent(this.#producer, this.#timing));
      if (step.do === "probe") {
        probe = { at: now, frames: this.#frames };
        this.#connection?.send(whitelistRequest());
        const silentForMs = Math.max(0, now - this.#lastFrameAt);
        this.#deps.onEvent({ type: "link_probed", producer: this.#producer.name, silentForMs });
      } else if (!await this.#wait(step.ms, this.#over.signal)) return;
    }
  }

  /** Sleeps; false when the signal ended the sleep. */
  async #wait(ms: number, signal: AbortSignal): Promise<boolean> {
    try {
      await this.#deps.clock.sleep(ms, signal);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
    return !signal.aborted;
  }
}
