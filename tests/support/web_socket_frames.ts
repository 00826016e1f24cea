// The server's half of RFC 6455, down to the bytes, so that a test can break any rule of it.
const GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
const encoder = new TextEncoder();
const decoder = new TextDecoder();

export const OPCODES = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** How {@linkcode encodeFrame} may depart from a plain, whole frame. */
export interface FrameOptions {
  readonly opcode?: number;
  /** False for all but the last fragment of a message. */
  readonly final?: boolean;
  /** The length the header promises, when it is not the payload's. */
  readonly promised?: number;
}

/** A server's frame: header and payload, unmasked. */
export function encodeFrame(
  payload: string | Uint8Array,
  { opcode = OPCODES.text, final = true, promised }: FrameOptions = {},
): Uint8Array {
  const body = typeof payload === "string" ? encoder.encode(payload) : payload;
  const length = promised ?? body.length;
  const header = new DataView(new ArrayBuffer(10));
  header.setUint8(0, (final ? 0x80 : 0) | opcode);
  let size = 2;
  if (length < 126) header.setUint8(1, length);
  else if (length < 65_536) {
    header.setUint8(1, 126);
    header.setUint16(2, length);
    size = 4;
  } else {
    header.setUint8(1, 127);
    header.setBigUint64(2, BigInt(length));
    size = 10;
  }
  const frame = new Uint8Array(size + body.length);
  frame.set(new Uint8Array(header.buffer, 0, size));
  frame.set(body, size);
  return frame;
}

/** A frame from a client. */
export interface ClientFrame {
  readonly opcode: number;
  readonly text: string;
}

/** Takes whole client frames (masked, not fragmented) from the front of the bytes; the rest comes back. */
export function decodeClientFrames(bytes: Uint8Array): { readonly frames: ClientFrame[]; readonly rest: Uint8Array } {
  const frames: ClientFrame[] = [];
  let rest = bytes;
  for (;;) {
    if (rest.length < 2) return { frames, rest };
    const view = new DataView(rest.buffer, rest.byteOffset, rest.byteLength);
    const short = view.getUint8(1) & 0x7f;
    const maskAt = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (rest.length < maskAt + 4) return { frames, rest };
    const length = short < 126 ? short : short === 126 ? view.getUint16(2) : Number(view.getBigUint64(2));
    const end = maskAt + 4 + length;
    if (rest.length < end) return { frames, rest };
    const mask = rest.subarray(maskAt, maskAt + 4);
    const payload = rest.slice(maskAt + 4, end).map((byte, i) => byte ^ (mask[i % 4] ?? 0));
    frames.push({ opcode: view.getUint8(0) & 0x0f, text: decoder.decode(payload) });
    rest = rest.slice(end);
  }
}

/** The answer that opens the link for a client that sent this head. */
export async function switchingProtocols(head: string): Promise<string> {
  const key = /^sec-websocket-key: *(\S+)/im.exec(head)?.[1] ?? "";
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-1", encoder.encode(key + GUID)));
  const accept = btoa(String.fromCharCode(...digest));
  return `HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-accept: ${accept}\r\n\r\n`;
}
