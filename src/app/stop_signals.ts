/**
 * The same signal again within so many milliseconds is an echo of the first: Ctrl-C reaches every program of a terminal,
 * and `deno task` passes on what it gets, too.
 */
const ECHO_MS = 500;

/** Aborted by the first SIGINT (Ctrl-C) or SIGTERM; a second one, that is no echo, ends the program at once. */
export function stopOnSignals(): { readonly signal: AbortSignal; dispose(): void } {
  const controller = new AbortController();
  const names: readonly Deno.Signal[] = Deno.build.os === "windows" ? ["SIGINT", "SIGBREAK"] : ["SIGINT", "SIGTERM"];
  let first: { readonly name: Deno.Signal; readonly at: number } | null = null;
  const listeners = names.map((name) => {
    const listener = (): void => {
      if (first === null) {
        first = { name, at: performance.now() };
        controller.abort();
      } else if (name !== first.name || performance.now() - first.at > ECHO_MS) Deno.exit(1);
    };
    return [name, listener] as const;
  });
  for (const [name, listener] of listeners) Deno.addSignalListener(name, listener);
  return {
    signal: controller.signal,
    dispose: () => listeners.forEach(([name, listener]) => Deno.removeSignalListener(name, listener)),
  };
}
