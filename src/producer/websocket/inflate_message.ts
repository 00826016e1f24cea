import { constants, inflateRawSync } from "node:zlib";
import { errorText } from "../../text/error_text.ts";
import { CLOSE, MessageTooBigError, ProtocolError } from "./protocol_error.ts";

/**
 * Inflates a message of permessage-deflate without context takeover (RFC 7692, section 7.2.2).
 *
 * @throws {MessageTooBigError} the inflated message is over the limit; inflating ends there
 * @throws {ProtocolError} the bytes are not what deflate makes
 */
export function inflateMessage(bytes: Uint8Array, maxBytes: number): Uint8Array {
  const whole = new Uint8Array(bytes.length + TAIL.length);
  whole.set(bytes);
  whole.set(TAIL, bytes.length);
  try {
    return inflateRawSync(whole, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: maxBytes });
  } catch (error) {
    if (error instanceof RangeError) throw new MessageTooBigError(maxBytes + 1);
    throw new ProtocolError(CLOSE.notUtf8, `a compressed message can't be inflated: ${errorText(error)}`);
  }
}

const TAIL = [0, 0, 0xff, 0xff];
