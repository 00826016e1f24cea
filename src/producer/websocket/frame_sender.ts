import type { Socket } from "../../platform/sockets.ts";
import { encodeFrame } from "./encode_frame.ts";
import { OPCODE } from "./opcodes.ts";

/** Sends frames one after another, and bounds the frames that are pending for a peer that does not read. */
export class FrameSender {
  readonly #socket: Socket;
  readonly #onFailure: (error: unknown) => void;
  #queue: Uint8Array<ArrayBuffer>[] = [];
  #waitingBytes = 0;
  #isSending = false;

  /** @param onFailure called when a write fails, or too much waits */
  constructor(socket: Socket, onFailure: (error: unknown) => void) {
    this.#socket = socket;
    this.#onFailure = onFailure;
  }

  sendText(text: string): void {
    this.#send(encodeFrame(OPCODE.text, encoder.encode(text)));
  }

  /** Sends a control frame. A pong is dropped while others wait: the peer has its answer with the next one. */
  sendControl(opcode: number, payload: Uint8Array): void {
    if (opcode === OPCODE.pong && this.#queue.length >= MAX_WAITING_PONGS) return;
    this.#send(encodeFrame(opcode, payload));
  }

  #send(frame: Uint8Array<ArrayBuffer>): void {
    this.#waitingBytes += frame.length;
    if (this.#waitingBytes > MAX_WAITING_BYTES) {
      return this.#onFailure(new Error("the peer does not read what is sent to it"));
    }
    this.#queue.push(frame);
    if (!this.#isSending) void this.#drain();
  }

  async #drain(): Promise<void> {
    this.#isSending = true;
    try {
      for (let frame = this.#queue.shift(); frame !== undefined; frame = this.#queue.shift()) {
        for (let sent = 0; sent < frame.length;) sent += await this.#socket.write(frame.subarray(sent));
        this.#waitingBytes -= frame.length;
      }
    } catch (error) {
      this.#queue = [];
      this.#onFailure(error);
    } finally {
      this.#isSending = false;
    }
  }
}

const encoder = new TextEncoder();
const MAX_WAITING_BYTES = 1 << 20;
const MAX_WAITING_PONGS = 8;
