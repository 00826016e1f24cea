/** Encodes a client's frame: one frame for each message, masked as RFC 6455, section 5.3 demands. */
export function encodeFrame(opcode: number, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const { length } = payload;
  const maskAt = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = new Uint8Array(maskAt + 4 + length);
  const view = new DataView(frame.buffer);
  view.setUint8(0, FINAL | opcode);
  view.setUint8(1, MASKED | (maskAt === 2 ? length : maskAt === 4 ? 126 : 127));
  if (maskAt === 4) view.setUint16(2, length);
  if (maskAt === 10) view.setBigUint64(2, BigInt(length));
  const mask = crypto.getRandomValues(frame.subarray(maskAt, maskAt + 4));
  const body = frame.subarray(maskAt + 4);
  for (let i = 0; i < length; i++) body[i] = (payload[i] ?? 0) ^ (mask[i & 3] ?? 0);
  return frame;
}

const FINAL = 0x80;
const MASKED = 0x80;
