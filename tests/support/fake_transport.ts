import type { Connection, ConnectOptions, Transport, TransportHandlers } from "../../src/producer/transport.ts";
import type { Clock } from "../../src/time/clock.ts";

/** One dial of a {@linkcode FakeTransport}: the test plays the network through its `handlers`. */
export interface FakeDial {
  readonly url: string;
  readonly options: ConnectOptions;
  /** When it was dialled, by the fake clock. */
  readonly at: number;
  readonly handlers: TransportHandlers;
  /** What the link sent. */
  readonly sent: string[];
  abandoned: boolean;
}

/** A transport without a network. After `abandon()` no handler may be called: it throws then, and shows a fault in the test. */
export class FakeTransport implements Transport {
  readonly dials: FakeDial[] = [];
  readonly #clock: Clock;
  readonly #onDial: (dial: FakeDial) => void;

  /** @param onDial what the network does with each dial, after `connect` has returned; nothing by default. */
  constructor(clock: Clock, onDial: (dial: FakeDial) => void = () => {}) {
    this.#clock = clock;
    this.#onDial = onDial;
  }

  /** The dial under way or open now. */
  get last(): FakeDial {
    const dial = this.dials.at(-1);
    if (dial === undefined) throw new Error("nothing was dialled yet");
    return dial;
  }

  connect(url: string, handlers: TransportHandlers, options: ConnectOptions): Connection {
    const dial: FakeDial = { url, options, handlers, at: this.#clock.now(), sent: [], abandoned: false };
    this.dials.push(dial);
    queueMicrotask(() => this.#onDial(dial));
    return {
      send: (text) => {
        if (!dial.abandoned) dial.sent.push(text);
      },
      abandon: () => dial.abandoned = true,
    };
  }
}
