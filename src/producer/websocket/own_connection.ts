import { isUtf8 } from "node:buffer";
import { readCaFile } from "../../platform/http_client.ts";
import { closeSocket, type Socket } from "../../platform/sockets.ts";
import type { Connection, ConnectOptions, TransportEnd, TransportHandlers } from "../transport.ts";
import { closePayload } from "./close_payload.ts";
import { describeEnd } from "./describe_end.ts";
import { FloodGuard } from "./flood_guard.ts";
import { FrameSender } from "./frame_sender.ts";
import { MessageReader, type ReadItem } from "./message_reader.ts";
import { type OpenedSocket, openSocket } from "./open_socket.ts";
import { OPCODE } from "./opcodes.ts";
import { CLOSE, MessageTooBigError, ProtocolError } from "./protocol_error.ts";

/** One connection of {@linkcode OwnTransport}, from the dial to its end. */
export class OwnConnection implements Connection {
  readonly #handlers: TransportHandlers;
  readonly #maxBytes: number;
  #socket: Socket | null = null;
  #sender: FrameSender | null = null;
  #isOver = false;
  /** When the unfinished message began, in milliseconds of `performance.now()`. */
  #messageBegan: number | null = null;
  /** Resolves when the socket is closed and nothing runs any more. */
  readonly done: Promise<void>;

  constructor(url: URL, handlers: TransportHandlers, options: ConnectOptions, offerCompression: boolean) {
    this.#handlers = handlers;
    this.#maxBytes = options.maxMessageBytes ?? DEFAULT_MAX_BYTES;
    this.done = this.#run(url, options, offerCompression);
  }

  send(text: string): void {
    this.#sender?.sendText(text);
  }

  ping(): void {
    this.#sender?.sendControl(OPCODE.ping, new Uint8Array(0));
  }

  abandon(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#hangUp(CLOSE.normal);
  }

  async #run(url: URL, { caFile }: ConnectOptions, offerCompression: boolean): Promise<void> {
    // The caller must have the connection before a handler is called.
    await Promise.resolve();
    try {
      const caCerts = caFile === undefined ? [] : [readCaFile(caFile)];
      const opened = await openSocket(url, { caCerts, offerCompression }, (socket) => this.#keep(socket));
      if (this.#isOver) return;
      this.#sender = new FrameSender(opened.socket, (error) => this.#fail(error));
      this.#handlers.onOpen();
      await this.#receive(opened);
    } catch (error) {
      this.#fail(error);
    } finally {
      if (this.#socket !== null) closeSocket(this.#socket);
    }
  }

  /** Keeps the socket to close it, or closes it when the dial was abandoned meanwhile. */
  #keep(socket: Socket): void {
    this.#socket = socket;
    if (this.#isOver) closeSocket(socket);
  }

  async #receive({ socket, rest, mayCompress }: OpenedSocket): Promise<void> {
    const reader = new MessageReader({ maxBytes: this.#maxBytes, mayCompress });
    const guard = new FloodGuard(performance.now());
    const buffer = new Uint8Array(READ_BYTES);
    reader.feed(rest);
    await this.#handleAll(reader, guard, rest.length);
    while (!this.#isOver) {
      const space = reader.space();
      const count = await socket.read(space ?? buffer);
      if (this.#isOver) return;
      if (count === null) return this.#end({ kind: "failed", detail: "Unexpected EOF" });
      this.#handlers.onBytes();
      if (space === null) reader.feed(buffer.subarray(0, count));
      else {
        reader.filled(count);
        reader.feed(NOTHING);
      }
      await this.#handleAll(reader, guard, count);
    }
  }

  /** Handles what has been read. Gives other links and timers a turn when it takes long. */
  async #handleAll(reader: MessageReader, guard: FloodGuard, bytes: number): Promise<void> {
    let frames = reader.frames;
    let turnEnds = performance.now() + MAX_TURN_MS;
    for (let item = reader.next(), count = 1; item !== null && !this.#isOver; item = reader.next(), count++) {
      this.#handle(item);
      if (count % ITEMS_PER_LOOK !== 0 || performance.now() < turnEnds) continue;
      if (!guard.take(reader.frames - frames, 0, performance.now())) return this.#endFlood();
      frames = reader.frames;
      await nextTurn();
      turnEnds = performance.now() + MAX_TURN_MS;
    }
    const now = performance.now();
    if (!guard.take(reader.frames - frames, bytes, now)) return this.#endFlood();
    this.#watchPace(reader.pendingBytes, now);
  }

  #handle(item: ReadItem): void {
    switch (item.kind) {
      case "message":
        return this.#deliver(item.isText, item.bytes);
      case "ping":
        this.#sender?.sendControl(OPCODE.pong, item.payload);
        return;
      case "close":
        this.#hangUp(item.code);
        return this.#end({ kind: "closed", code: item.code, reason: item.reason });
      case "pong":
    }
  }

  /** A binary message is read as UTF-8 text, as freqtrade's consumer does. */
  #deliver(isText: boolean, bytes: Uint8Array): void {
    if (isUtf8(bytes)) return this.#handlers.onMessage(bytes);
    if (isText) throw new ProtocolError(CLOSE.notUtf8, "Invalid UTF-8");
    this.#handlers.onUnreadable("a binary frame is not UTF-8 text");
  }

  /** Ends a link whose message arrives so slowly that it holds memory for hours. */
  #watchPace(pendingBytes: number | null, now: number): void {
    if (pendingBytes === null) {
      this.#messageBegan = null;
      return;
    }
    const seconds = (now - (this.#messageBegan ??= now)) / 1000;
    if (seconds < MIN_PACE_AFTER_S || pendingBytes / seconds >= MIN_BYTES_PER_SECOND) return;
    this.#end({ kind: "failed", detail: `a message arrived at less than ${MIN_BYTES_PER_SECOND} bytes a second` });
  }

  #endFlood(): void {
    this.#hangUp(CLOSE.policy);
    this.#end({ kind: "flood" });
  }

  #fail(error: unknown): void {
    if (this.#isOver) return;
    if (error instanceof MessageTooBigError) {
      this.#hangUp(CLOSE.tooBig);
      return this.#end({ kind: "too_big", bytes: error.bytes });
    }
    if (error instanceof ProtocolError) this.#hangUp(error.code);
    this.#end(describeEnd(error));
  }

  #end(end: TransportEnd): void {
    if (this.#isOver) return;
    this.#isOver = true;
    if (this.#socket !== null) closeSocket(this.#socket);
    this.#handlers.onEnd(end);
  }

  /** Says goodbye without waiting: what the socket's buffer does not take is lost, and the socket is closed. */
  #hangUp(code: number): void {
    this.#sender?.sendControl(OPCODE.close, closePayload(code));
    if (this.#socket !== null) closeSocket(this.#socket);
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** freqtrade's default `message_size_limit`. */
const DEFAULT_MAX_BYTES = 8 << 20;
const READ_BYTES = 128 << 10;
/** Other links and timers wait for at most about this long. */
const MAX_TURN_MS = 8;
const ITEMS_PER_LOOK = 16;
const MIN_PACE_AFTER_S = 60;
const MIN_BYTES_PER_SECOND = 256;
const NOTHING = new Uint8Array(0);
