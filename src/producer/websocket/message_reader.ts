import { readClosePayload } from "./close_payload.ts";
import { type FrameHeader, headerBytes, MAX_HEADER_BYTES, readFrameHeader } from "./frame_header.ts";
import { inflateMessage } from "./inflate_message.ts";
import { isControl, OPCODE } from "./opcodes.ts";
import { CLOSE, MessageTooBigError, ProtocolError } from "./protocol_error.ts";

/**
 * Takes a server's bytes apart into messages and control frames (RFC 6455). It does no input or output.
 *
 * A message over the limit is refused at the header of the frame that exceeds it, before its bytes are held. A message
 * that lies in one chunk is returned as a view of that chunk, without a copy.
 *
 * @example
 * ```ts
 * import { MessageReader } from "./message_reader.ts";
 *
 * const reader = new MessageReader({ maxBytes: 100, mayCompress: false });
 * reader.feed(new Uint8Array([0x81, 2, 104, 105]));
 * const item = reader.next();
 * if (item?.kind !== "message" || new TextDecoder().decode(item.bytes) !== "hi") throw new Error("not the message");
 * ```
 */
export class MessageReader {
  readonly #maxBytes: number;
  readonly #mayCompress: boolean;
  readonly #head = new Uint8Array(MAX_HEADER_BYTES);
  readonly #headView = new DataView(this.#head.buffer);
  #headLength = 0;
  #chunk: Uint8Array = NOTHING;
  #at = 0;
  #frame: FrameHeader | null = null;
  /** How much of the frame's payload has been read. */
  #frameRead = 0;
  readonly #control = new Uint8Array(125);
  /** The message that is being read: its kind and the bytes so far. Null between messages. */
  #message: { readonly opcode: number; readonly compressed: boolean } | null = null;
  #bytes: Uint8Array<ArrayBuffer> = NOTHING;
  #length = 0;
  #frames = 0;

  constructor({ maxBytes, mayCompress }: MessageReaderOptions) {
    this.#maxBytes = maxBytes;
    this.#mayCompress = mayCompress;
  }

  /** The number of frames so far, for the flood guard. */
  get frames(): number {
    return this.#frames;
  }

  /** The bytes of the unfinished message, or null between messages. */
  get pendingBytes(): number | null {
    return this.#message === null && this.#headLength === 0 ? null : this.#length;
  }

  /** Passes the next bytes of the stream. The bytes before must be used up: `next` has returned null. */
  feed(chunk: Uint8Array): void {
    this.#chunk = chunk;
    this.#at = 0;
  }

  /** Returns the place where the next bytes of a long payload belong, to read them there directly, or null. */
  space(): Uint8Array<ArrayBuffer> | null {
    if (this.#frame === null || isControl(this.#frame.opcode)) return null;
    const missing = this.#frame.length - this.#frameRead;
    return missing < MIN_DIRECT_BYTES ? null : this.#bytes.subarray(this.#length, this.#length + missing);
  }

  /** Tells how many bytes were read into {@linkcode MessageReader.space}. */
  filled(count: number): void {
    this.#length += count;
    this.#frameRead += count;
  }

  /**
   * Returns the next message or control frame, or null when the bytes are used up. `bytes` are valid until the next call
   * of `feed`.
   *
   * @throws {ProtocolError} the peer broke the protocol
   * @throws {MessageTooBigError} a message is over the limit
   */
  next(): ReadItem | null {
    for (;;) {
      if (this.#frame === null && !this.#readHeader()) return null;
      const item = this.#readPayload();
      if (item === "more") return null;
      if (item !== null) return item;
    }
  }

  /** Returns false when the header is incomplete. */
  #readHeader(): boolean {
    const chunk = this.#chunk;
    while (this.#headLength < 2 || this.#headLength < headerBytes(this.#head[1] ?? 0)) {
      if (this.#at >= chunk.length) return false;
      this.#head[this.#headLength++] = chunk[this.#at++] ?? 0;
    }
    this.#headLength = 0;
    this.#frames++;
    const frame = readFrameHeader(this.#headView, this.#mayCompress);
    this.#frame = frame;
    this.#frameRead = 0;
    if (!isControl(frame.opcode)) this.#beginData(frame);
    return true;
  }

  #beginData({ opcode, compressed, length }: FrameHeader): void {
    if (opcode === OPCODE.continuation) {
      if (this.#message === null) throw new ProtocolError(CLOSE.protocol, "a continuation has no message");
    } else {
      if (this.#message !== null) throw new ProtocolError(CLOSE.protocol, "a message begins within another one");
      this.#message = { opcode, compressed };
      this.#length = 0;
    }
    const total = this.#length + length;
    if (total > this.#maxBytes) throw new MessageTooBigError(total);
  }

  /** Returns "more" when the payload is incomplete, and null after a frame that ends no message. */
  #readPayload(): ReadItem | null | "more" {
    const frame = this.#frame;
    if (frame === null) return null;
    const missing = frame.length - this.#frameRead;
    const have = Math.min(missing, this.#chunk.length - this.#at);
    const part = this.#chunk.subarray(this.#at, this.#at + have);
    this.#at += have;
    if (isControl(frame.opcode)) return this.#readControl(frame, part, have === missing);
    if (frame.final && this.#length === 0 && have === missing) return this.#endMessage(part);
    this.#append(part, frame.length - this.#frameRead);
    this.#frameRead += have;
    if (have < missing) return "more";
    this.#frame = null;
    return frame.final ? this.#endMessage(this.#bytes.subarray(0, this.#length)) : null;
  }

  #readControl(frame: FrameHeader, part: Uint8Array, isWhole: boolean): ReadItem | "more" {
    this.#control.set(part, this.#frameRead);
    this.#frameRead += part.length;
    if (!isWhole) return "more";
    this.#frame = null;
    const payload = this.#control.slice(0, frame.length);
    if (frame.opcode === OPCODE.ping) return { kind: "ping", payload };
    return frame.opcode === OPCODE.pong ? { kind: "pong" } : { kind: "close", ...readClosePayload(payload) };
  }

  /** Appends bytes of the message. @param missing how much of the frame is missing with them, so that one buffer holds it */
  #append(part: Uint8Array, missing: number): void {
    const needed = this.#length + missing;
    if (needed > this.#bytes.length) {
      // The first frame gets its exact size. A message in fragments doubles, so that it is copied a few times only.
      const size = this.#length === 0 ? needed : Math.min(Math.max(needed, this.#bytes.length * 2), this.#maxBytes);
      const larger = new Uint8Array(size);
      larger.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = larger;
    }
    this.#bytes.set(part, this.#length);
    this.#length += part.length;
  }

  #endMessage(bytes: Uint8Array): ReadItem {
    const isText = this.#message?.opcode === OPCODE.text;
    const whole = this.#message?.compressed === true ? inflateMessage(bytes, this.#maxBytes) : bytes;
    this.#frame = null;
    this.#message = null;
    this.#length = 0;
    // The buffer serves the next message, unless it is large and would be held for nothing.
    if (this.#bytes.length > MAX_KEPT_BYTES) this.#bytes = NOTHING;
    return { kind: "message", isText, bytes: whole };
  }
}

/** What the reader accepts. */
export interface MessageReaderOptions {
  /** The limit of a message, in bytes; also of an inflated one. */
  readonly maxBytes: number;
  /** Whether permessage-deflate was agreed on. */
  readonly mayCompress: boolean;
}

/** A whole message or a control frame. */
export type ReadItem =
  | { readonly kind: "message"; readonly isText: boolean; readonly bytes: Uint8Array }
  | { readonly kind: "ping"; readonly payload: Uint8Array }
  | { readonly kind: "pong" }
  | { readonly kind: "close"; readonly code: number; readonly reason: string };

/** Less than this is read through the shared buffer: it may contain the next frames. */
const MIN_DIRECT_BYTES = 32 << 10;
/** A whole dataframe of 60 columns has 1.2 MB. */
const MAX_KEPT_BYTES = 4 << 20;
const NOTHING = new Uint8Array(0);
