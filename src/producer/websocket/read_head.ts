import type { Socket } from "../../platform/sockets.ts";
import { HandshakeError } from "./handshake_error.ts";

/**
 * Reads the head of an HTTP answer.
 *
 * @returns the head as text, and the bytes that came after it
 * @throws {HandshakeError} the connection was closed before, or the head is too long
 */
export async function readHead(socket: Socket): Promise<{ readonly head: string; readonly rest: Uint8Array }> {
  const buffer = new Uint8Array(MAX_HEAD_BYTES);
  let length = 0;
  for (;;) {
    if (length === buffer.length) throw new HandshakeError("invalid HTTP: the head of the answer is too long");
    const count = await socket.read(buffer.subarray(length));
    if (count === null) throw new HandshakeError("connection closed before the answer to the handshake");
    const from = Math.max(0, length - 3);
    length += count;
    const text = decoder.decode(buffer.subarray(from, length));
    const end = text.indexOf("\r\n\r\n");
    if (end >= 0) {
      const head = decoder.decode(buffer.subarray(0, from + end));
      return { head, rest: buffer.subarray(from + end + 4, length) };
    }
    if (!decoder.decode(buffer.subarray(0, Math.min(5, length))).startsWith("HTTP/".slice(0, length))) {
      throw new HandshakeError("invalid HTTP: the answer has no status line");
    }
  }
}

/** Writes all bytes of a text. */
export async function writeText(socket: Socket, text: string): Promise<void> {
  const bytes = new TextEncoder().encode(text);
  for (let sent = 0; sent < bytes.length;) sent += await socket.write(bytes.subarray(sent));
}

const MAX_HEAD_BYTES = 16 << 10;
/** One character for each byte, so that places in the text are places in the bytes. */
const decoder = new TextDecoder("latin1");
