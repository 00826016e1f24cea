import { type ClientFrame, decodeClientFrames, encodeFrame, OPCODES, switchingProtocols } from "./web_socket_frames.ts";
import { WaitingList } from "./waiting_list.ts";

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** One connection to a scripted producer, from the producer's side. */
export class Visit {
  /** When it was accepted, milliseconds of the machine's clock. */
  readonly at = Date.now();
  /** The frames the client sent. */
  readonly frames = new WaitingList<ClientFrame>();
  /** Resolves when the client has hung up, or was dropped. */
  readonly gone: Promise<void>;
  /** The HTTP head of the dial. */
  readonly head: Promise<string>;
  readonly #connection: Deno.Conn;
  readonly #head = Promise.withResolvers<string>();
  #opened = false;
  #isGone = false;

  constructor(connection: Deno.Conn) {
    this.#connection = connection;
    this.head = this.#head.promise;
    this.gone = this.#read();
  }

  get isGone(): boolean {
    return this.#isGone;
  }

  /** The text frames the client sent: its requests. */
  get requests(): string[] {
    return this.frames.items.filter(isText).map(({ text }) => text);
  }

  /** Resolves with the first `count` requests. */
  async firstRequests(count: number): Promise<string[]> {
    return (await this.frames.first(count, isText)).map(({ text }) => text);
  }

  /** Answers the dial with the WebSocket handshake. */
  async open(): Promise<void> {
    const head = await this.head;
    this.#opened = true;
    await this.raw(await switchingProtocols(head));
  }

  /** Answers the dial with an HTTP status. */
  async answer(status: number, text = "No"): Promise<void> {
    await this.head;
    await this.raw(`HTTP/1.1 ${status} ${text}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`);
  }

  /** Sends one text frame. */
  send(text: string): Promise<void> {
    return this.raw(encodeFrame(text));
  }

  /** Closes in order, with a code and a reason. */
  close(code: number, reason = ""): Promise<void> {
    const payload = new Uint8Array([code >> 8, code & 0xff, ...encoder.encode(reason)]);
    return this.raw(encodeFrame(payload, { opcode: OPCODES.close }));
  }

  /** Sends bytes as they are. */
  async raw(bytes: string | Uint8Array): Promise<void> {
    const all = typeof bytes === "string" ? encoder.encode(bytes) : bytes;
    for (let sent = 0; sent < all.length;) sent += await this.#connection.write(all.subarray(sent));
  }

  /** Hangs up without a word. */
  drop(): void {
    if (this.#isGone) return;
    this.#isGone = true;
    this.#connection.close();
  }

  async #read(): Promise<void> {
    const buffer = new Uint8Array(65_536);
    let pending: Uint8Array = new Uint8Array(0);
    let headSeen = false;
    for (;;) {
      const size = await this.#connection.read(buffer).catch(() => null); // reset by the client, or dropped by us
      if (size === null) break;
      const joined = new Uint8Array(pending.length + size);
      joined.set(pending);
      joined.set(buffer.subarray(0, size), pending.length);
      pending = joined;
      if (!headSeen) {
        const text = decoder.decode(pending);
        const end = text.indexOf("\r\n\r\n");
        if (end < 0) continue;
        headSeen = true;
        this.#head.resolve(text.slice(0, end));
        pending = pending.slice(end + 4);
      }
      if (!this.#opened) continue;
      const { frames, rest } = decodeClientFrames(pending);
      pending = rest;
      for (const frame of frames) this.frames.push(frame);
    }
    this.drop();
    if (!headSeen) this.#head.resolve("");
  }
}

function isText(frame: ClientFrame): boolean {
  return frame.opcode === OPCODES.text;
}
