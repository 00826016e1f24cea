/**
 * Passes signals on to the child until it is disposed of.
 *
 * The child's runtime ends on SIGHUP until the program listens to it. So a SIGHUP soon after the child's start waits.
 *
 * @param startMs how long the child has to start, in milliseconds. Default: two seconds
 */
export function passOnSignals(child: SignalTarget, startMs: number = START_MS): PassedSignals {
  const startedAt = performance.now();
  let isStopping = false;
  let hangup: ReturnType<typeof setTimeout> | undefined;
  const stopped = Promise.withResolvers<void>();
  const send = (name: Deno.Signal): void => {
    try {
      child.kill(name);
    } catch (error) {
      if (!(error instanceof TypeError || error instanceof Deno.errors.NotFound)) throw error; // it has ended
    }
  };
  const listeners = signalNames().map((name) => {
    const listener = (): void => {
      if (STOP_SIGNALS.includes(name)) {
        isStopping = true;
        stopped.resolve();
      }
      const waitMs = startedAt + startMs - performance.now();
      if (name !== "SIGHUP" || waitMs <= 0) send(name);
      else hangup ??= setTimeout(() => send(name), waitMs);
    };
    Deno.addSignalListener(name, listener);
    return { name, listener };
  });
  return {
    stopRequested: () => isStopping,
    async pause(ms): Promise<boolean> {
      if (ms > 0 && !isStopping) {
        const timer = Promise.withResolvers<void>();
        const id = setTimeout(() => timer.resolve(), ms);
        await Promise.race([timer.promise, stopped.promise]);
        clearTimeout(id);
      }
      return !isStopping;
    },
    [Symbol.dispose]: () => {
      clearTimeout(hangup);
      for (const { name, listener } of listeners) Deno.removeSignalListener(name, listener);
    },
  };
}

/** A process that receives signals. */
export interface SignalTarget {
  /** Throws `TypeError` or `Deno.errors.NotFound` when the process has ended. */
  kill(name: Deno.Signal): void;
}

/** Signals that reach the child, and what they asked for. */
export interface PassedSignals extends Disposable {
  /** Whether a signal has asked the program to stop. */
  stopRequested(): boolean;
  /** Waits, and returns false when a signal asked the program to stop. */
  pause(ms: number): Promise<boolean>;
}

/** Ten times as long as the program takes to start. */
const START_MS = 2000;
const STOP_SIGNALS: readonly Deno.Signal[] = ["SIGINT", "SIGTERM", "SIGBREAK"];

function signalNames(): readonly Deno.Signal[] {
  return Deno.build.os === "windows" ? ["SIGINT", "SIGBREAK"] : ["SIGTERM", "SIGINT", "SIGHUP", "SIGUSR2"];
}
