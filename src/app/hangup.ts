/**
 * Calls back at each SIGHUP, where there is one: `reload` when somebody has sent it, `stop` when it says that the
 * terminal that the program was started from is gone.
 */
export function onHangup(reload: () => void, stop: () => void): Disposable {
  if (Deno.build.os === "windows") return { [Symbol.dispose]: () => {} };
  const hadTerminal = Deno.stdin.isTerminal();
  const hungUp = (): void => hadTerminal && !Deno.stdin.isTerminal() ? stop() : reload();
  Deno.addSignalListener("SIGHUP", hungUp);
  return { [Symbol.dispose]: () => Deno.removeSignalListener("SIGHUP", hungUp) };
}
