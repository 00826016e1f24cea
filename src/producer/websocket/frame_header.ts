import { isControl, OPCODE } from "./opcodes.ts";
import { CLOSE, ProtocolError } from "./protocol_error.ts";

/** The header of a server's frame. */
export interface FrameHeader {
  readonly final: boolean;
  readonly opcode: number;
  /** Whether RSV1 is set: the message is compressed. */
  readonly compressed: boolean;
  /** The payload's length in bytes. */
  readonly length: number;
}

/** The longest header of a frame without a mask. */
export const MAX_HEADER_BYTES = 10;

/** Returns how long a header is, from its first two bytes. */
export function headerBytes(second: number): number {
  const short = second & 0x7f;
  return short < 126 ? 2 : short === 126 ? 4 : 10;
}

/**
 * Reads the header of a server's frame (RFC 6455, section 5.2).
 *
 * @param view the whole header, from its first byte on
 * @param mayCompress whether permessage-deflate was agreed on
 * @throws {ProtocolError} the header breaks the protocol
 */
export function readFrameHeader(view: DataView, mayCompress: boolean): FrameHeader {
  const first = view.getUint8(0);
  const second = view.getUint8(1);
  const opcode = first & 0x0f;
  const final = (first & 0x80) !== 0;
  const compressed = (first & 0x40) !== 0;
  if ((first & 0x30) !== 0 || (compressed && !mayCompress)) throw broken("a reserved bit is set");
  if (!KNOWN.has(opcode)) throw broken(`the opcode ${opcode} is unknown`);
  if ((second & 0x80) !== 0) throw broken("a server's frame is masked");
  const length = payloadLength(view, second & 0x7f);
  if (isControl(opcode)) {
    if (!final) throw broken("a control frame is fragmented");
    if (length > MAX_CONTROL_BYTES) throw broken("a control frame is longer than 125 bytes");
    if (compressed) throw broken("a control frame is compressed");
  } else if (compressed && opcode === OPCODE.continuation) throw broken("a continuation is marked as compressed");
  return { final, opcode, compressed, length };
}

function payloadLength(view: DataView, short: number): number {
  if (short < 126) return short;
  if (short === 126) return view.getUint16(2);
  const length = view.getBigUint64(2);
  if (length >= 1n << 63n) throw broken("a length has its highest bit set");
  return Number(length);
}

function broken(what: string): ProtocolError {
  return new ProtocolError(CLOSE.protocol, what);
}

const MAX_CONTROL_BYTES = 125;
const KNOWN: ReadonlySet<number> = new Set(Object.values(OPCODE));
