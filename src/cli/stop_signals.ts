/** Aborted by the first SIGINT (Ctrl-C) or SIGTERM; a second one ends the program at once. */
export function stopOnSignals(): { readonly signal: AbortSignal; dispose(): void } {
  const controller = new AbortController();
  const names: readonly Deno.Signal[] = Deno.build.os === "windows" ? ["SIGINT", "SIGBREAK"] : ["SIGINT", "SIGTERM"];
  const stop = (): void => {
    if (controller.signal.aborted) Deno.exit(1);
    controller.abort();
  };
  for (const name of names) Deno.addSignalListener(name, stop);
  return {
    signal: controller.signal,
    dispose: () => names.forEach((name) => Deno.removeSignalListener(name, stop)),
  };
}
