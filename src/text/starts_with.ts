/** Reports whether `bytes` has `expected` at a position. Default: at its start. */
export function startsWith(bytes: Uint8Array, expected: Uint8Array, at = 0): boolean {
  const { length } = expected;
  for (let i = 0; i < length; i++) if (bytes[at + i] !== expected[i]) return false;
  return true;
}
