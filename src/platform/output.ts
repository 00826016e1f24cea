/** Replaces the runtime's `stdout` and `stderr` in this thread: `write` receives the bytes that other code writes to them. */
export function replaceOutput(write: (bytes: Uint8Array) => void): void {
  const stream = {
    writeSync: (bytes: Uint8Array): number => (write(bytes), bytes.length),
    write: (bytes: Uint8Array): Promise<number> => Promise.resolve(stream.writeSync(bytes)),
    isTerminal: (): boolean => false,
  };
  for (const name of ["stdout", "stderr"] as const) {
    Object.defineProperty(Deno, name, { value: stream, writable: true, configurable: true });
  }
}
