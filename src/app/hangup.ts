/**
 * Listens to SIGHUP until it is disposed of. Does nothing on Windows, where SIGHUP does not exist.
 *
 * @param onReload called when another program sent the signal
 * @param onTerminalClosed called when the terminal that started the program was closed
 */
export function onHangup(onReload: () => void, onTerminalClosed: () => void): Disposable {
  if (Deno.build.os === "windows") return { [Symbol.dispose]: () => {} };
  const hadTerminal = Deno.stdin.isTerminal();
  const listener = (): void => hadTerminal && !Deno.stdin.isTerminal() ? onTerminalClosed() : onReload();
  Deno.addSignalListener("SIGHUP", listener);
  return { [Symbol.dispose]: () => Deno.removeSignalListener("SIGHUP", listener) };
}
