import { delay } from "../../src/std/delay.ts";
import { decodeClientFrames, encodeFrame, OPCODES, switchingProtocols } from "../../tests/support/web_socket_frames.ts";
import type { Market } from "./market.ts";

/**
 * A producer on 127.0.0.1 that answers requests like freqtrade and sends made-up frames as they are, so that every
 * consumer gets the same bytes. `await using` stops it.
 */
export class ScriptServer implements AsyncDisposable {
  readonly #market: Market;
  readonly #listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  readonly #subscribed = Promise.withResolvers<void>();
  readonly #served = Promise.withResolvers<void>();
  readonly #serving: Promise<void>;
  #connection: Deno.Conn | null = null;
  #framesSent = 0;
  /** Writes one after the other: answers and broadcasts must not mix. */
  #writing: Promise<void> = Promise.resolve();

  constructor(market: Market) {
    this.#market = market;
    this.#serving = this.#serve();
  }

  get port(): number {
    return (this.#listener.addr as Deno.NetAddr).port;
  }

  /** Resolves when a consumer has subscribed. */
  get subscribed(): Promise<void> {
    return this.#subscribed.promise;
  }

  /** Resolves when the first whole frames are sent. */
  get served(): Promise<void> {
    return this.#served.promise;
  }

  /** How many whole frames a consumer has requested. More than one of each pair spoils a measurement. */
  get framesSent(): number {
    return this.#framesSent;
  }

  /** Sends frames, each in a write of its own, and resolves when the last one is in the socket's buffer. */
  send(frames: Iterable<Uint8Array>): Promise<void> {
    this.#writing = this.#writing.then(async () => {
      for (const frame of frames) await this.#write(frame);
    });
    return this.#writing;
  }

  async #serve(): Promise<void> {
    for await (const connection of this.#listener) {
      connection.setNoDelay(true);
      this.#connection = connection;
      try {
        await this.#converse(connection);
      } catch (error) {
        if (!(error instanceof Deno.errors.ConnectionReset || error instanceof Deno.errors.BadResource)) throw error;
      }
    }
  }

  async #converse(connection: Deno.Conn): Promise<void> {
    let pending = new Uint8Array(0);
    let isOpen = false;
    for await (const bytes of connection.readable) {
      pending = concat(pending, bytes);
      if (!isOpen) {
        const head = new TextDecoder().decode(pending);
        const end = head.indexOf("\r\n\r\n");
        if (end < 0) continue;
        pending = pending.slice(end + 4);
        isOpen = true;
        await this.#write(new TextEncoder().encode(await switchingProtocols(head)));
      }
      const { frames, rest } = decodeClientFrames(pending);
      pending = new Uint8Array(rest);
      for (const { opcode, text } of frames) {
        if (opcode === OPCODES.text) this.#answer(text);
        if (opcode === OPCODES.ping) void this.send([encodeFrame(text, { opcode: OPCODES.pong })]);
      }
    }
  }

  #answer(text: string): void {
    const { type, data }: { readonly type: string; readonly data?: { readonly pair?: string | null } } = JSON.parse(
      text,
    );
    const { pairs } = this.#market;
    if (type === "subscribe") this.#subscribed.resolve();
    if (type === "whitelist") void this.send([encodeFrame(JSON.stringify({ type, data: pairs }))]);
    if (type !== "analyzed_df") return;
    const pair = data?.pair ?? null; // freqtrade sends null for all pairs
    const wanted = pair === null ? pairs : [pair];
    this.#framesSent += wanted.length;
    const make = this.#market.wholeFrames(0);
    void this.#sendSlowly(wanted, make).then(() => {
      if (this.#framesSent >= pairs.length) this.#served.resolve();
    });
  }

  async #sendSlowly(pairs: readonly string[], make: (pair: string) => Uint8Array): Promise<void> {
    for (const pair of pairs) {
      await this.send([make(pair)]);
      await delay(ANSWER_PAUSE_MS);
    }
  }

  async #write(bytes: Uint8Array): Promise<void> {
    if (this.#connection === null) throw new Error("no consumer is connected");
    for (let at = 0; at < bytes.length;) at += await this.#connection.write(bytes.subarray(at));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#listener.close();
    try {
      this.#connection?.close();
    } catch (error) {
      if (!(error instanceof Deno.errors.BadResource)) throw error; // the consumer has closed it
    }
    await this.#serving;
  }
}

/** freqtrade's producer waits as long after each message (`send_throttle`). */
const ANSWER_PAUSE_MS = 10;

function concat(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
