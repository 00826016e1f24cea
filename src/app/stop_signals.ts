import { supervision } from "../supervisor/supervision.ts";

/**
 * Listens to SIGINT (Ctrl-C) and SIGTERM, on Windows to Ctrl-Break.
 *
 * The end of the supervisor that started this process stops it too.
 *
 * @returns a signal that the first of them aborts. A second one ends the program at once with exit code 1.
 */
export function listenForStop(): { readonly signal: AbortSignal } & Disposable {
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
  const orphaned = setInterval(() => {
    if (supervision?.hasEnded() === true) controller.abort();
  }, ORPHAN_CHECK_MS);
  Deno.unrefTimer(orphaned);
  if (supervision === null) clearInterval(orphaned);
  return {
    signal: controller.signal,
    [Symbol.dispose]: () => {
      clearInterval(orphaned);
      listeners.forEach(([name, listener]) => Deno.removeSignalListener(name, listener));
    },
  };
}

/**
 * The same signal within this many milliseconds is an echo of the first. A terminal sends Ctrl-C to every program in
 * it, and `deno task` also forwards the signal that it receives.
 */
const ECHO_MS = 500;

/** How often a supervised program looks whether its supervisor still runs. Each look wakes an idle program up. */
const ORPHAN_CHECK_MS = 1000;
