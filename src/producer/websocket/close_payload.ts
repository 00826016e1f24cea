import { CLOSE, ProtocolError } from "./protocol_error.ts";

/** The code of a close frame without a payload. */
export const NO_CODE = 1005;

/**
 * Reads the payload of a close frame.
 *
 * @throws {ProtocolError} it is one byte long, its code may not be sent, or its reason is not UTF-8
 */
export function readClosePayload(payload: Uint8Array): { readonly code: number; readonly reason: string } {
  const [high, low] = payload;
  if (high === undefined) return { code: NO_CODE, reason: "" };
  if (low === undefined) throw new ProtocolError(CLOSE.protocol, "a close frame has one byte");
  const code = high << 8 | low;
  if (!maySend(code)) throw new ProtocolError(CLOSE.protocol, `a close frame has the code ${code}`);
  try {
    return { code, reason: decoder.decode(payload.subarray(2)) };
  } catch {
    throw new ProtocolError(CLOSE.notUtf8, "Invalid UTF-8 in a close frame");
  }
}

/** Makes the payload of a close frame. */
export function closePayload(code: number): Uint8Array<ArrayBuffer> {
  return code === NO_CODE ? new Uint8Array(0) : new Uint8Array([code >> 8, code & 0xff]);
}

function maySend(code: number): boolean {
  return code >= 1000 && code < 1015 && !RESERVED.has(code) || code >= 3000 && code < 5000;
}

const RESERVED: ReadonlySet<number> = new Set([1004, NO_CODE, 1006]);
const decoder = new TextDecoder("utf-8", { fatal: true });
