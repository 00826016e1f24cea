/** The opcodes of RFC 6455, section 5.2. */
export const OPCODE = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** Whether an opcode is that of a control frame. */
export function isControl(opcode: number): boolean {
  return opcode >= OPCODE.close;
}
