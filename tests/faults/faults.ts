import type { Stage } from "./stage.ts";
import type { Toxic } from "./toxiproxy.ts";

/** A disturbance between producer and program, or of one of them. */
export interface Fault {
  /** For the table and for `--only`. */
  readonly name: string;
  /** How long it lasts, in seconds, or longer if its end takes time. */
  readonly seconds: number;
  /** Prepares what must be there before the fault. The program becomes whole again before the fault begins. */
  readonly prepare?: (stage: Stage) => Promise<void>;
  /** Resolves when the fault is active. */
  readonly begin: (stage: Stage) => Promise<void>;
  /** Runs while the fault lasts. Resolves when `signal` aborts. */
  readonly during?: (stage: Stage, signal: AbortSignal) => Promise<void>;
  /** Resolves when the fault is over. */
  readonly end: (stage: Stage) => Promise<void>;
}

const RESET: Toxic = { type: "reset_peer", stream: "downstream", attributes: { timeout: 0 }, toxicity: 0 };
const SILENT_DOWN: Toxic = { type: "timeout", stream: "downstream", attributes: { timeout: 0 } };
const SILENT_UP: Toxic = { type: "timeout", stream: "upstream", attributes: { timeout: 0 } };
const LATE_DOWN: Toxic = { type: "latency", stream: "downstream", attributes: { latency: 1000, jitter: 800 } };
const LATE_UP: Toxic = { type: "latency", stream: "upstream", attributes: { latency: 1000, jitter: 800 } };
const SLOW: Toxic = { type: "bandwidth", stream: "downstream", attributes: { rate: 1 } };
const SLICED: Toxic = {
  type: "slicer",
  stream: "downstream",
  attributes: { average_size: 64, size_variation: 32, delay: 500 },
};
const LIMITED: Toxic = { type: "limit_data", stream: "downstream", attributes: { bytes: 20_000 } };

/** All faults, in the order of the table. */
export const FAULTS: readonly Fault[] = [
  {
    name: "link closed (FIN)",
    seconds: 0,
    begin: ({ proxy }) => proxy.enable(false),
    end: ({ proxy }) => proxy.enable(true),
  },
  {
    name: "link reset (RST), for 5 s",
    seconds: 5,
    // a connection that opens beside this toxic is closed with RST
    prepare: async ({ proxy }) => {
      await proxy.add(RESET);
      await proxy.cut();
    },
    begin: ({ proxy }) => proxy.setToxicity(RESET, 1),
    end: ({ proxy }) => proxy.remove(RESET),
  },
  toxics("half-open for 30 s: nothing passes, nothing closes", 30, [SILENT_DOWN, SILENT_UP]),
  toxics("black hole upwards for 30 s", 30, [SILENT_UP]),
  toxics("black hole downwards for 30 s", 30, [SILENT_DOWN]),
  toxics("latency 1 s, jitter 0.8 s, both ways, for 30 s", 30, [LATE_DOWN, LATE_UP]),
  toxics("bandwidth 1 KB/s for 60 s, from the dial on", 60, [SLOW], "cut"),
  toxics("bytes in slices of 64, 0.5 ms apart, for 30 s, from the dial on", 30, [SLICED], "cut"),
  toxics("link closed after each 20,000 bytes, in mid-message, for 30 s", 30, [LIMITED], "cut"),
  {
    name: "producer away for 70 s",
    seconds: 70,
    begin: ({ proxy }) => proxy.enable(false),
    end: ({ proxy }) => proxy.enable(true),
  },
  {
    name: "flapping for 60 s: 2 s up, 2 s away",
    seconds: 60,
    begin: ({ proxy }) => proxy.enable(false),
    during: async ({ proxy }, signal) => {
      for (let up = true; !signal.aborted; up = !up) {
        await sleep(2, signal);
        if (!signal.aborted) await proxy.enable(up);
      }
    },
    end: ({ proxy }) => proxy.enable(true),
  },
  {
    name: "producer stopped (SIGSTOP) for 30 s",
    seconds: 30,
    begin: (stage) => Promise.resolve(stage.signalProducer("SIGSTOP")),
    end: (stage) => Promise.resolve(stage.signalProducer("SIGCONT")),
  },
  {
    name: "program stopped (SIGSTOP) for 20 s",
    seconds: 20,
    begin: (stage) => Promise.resolve(stage.signalProgram("SIGSTOP")),
    end: (stage) => Promise.resolve(stage.signalProgram("SIGCONT")),
  },
  {
    name: "producer killed and started again",
    seconds: 5,
    begin: (stage) => stage.killProducer(),
    end: (stage) => stage.restartProducer(),
  },
];

/** A fault that consists of toxics. With `cut`, all connections are closed at its begin, so that dials suffer from it too. */
function toxics(name: string, seconds: number, list: readonly Toxic[], cut?: "cut"): Fault {
  return {
    name,
    seconds,
    begin: async ({ proxy }) => {
      for (const toxic of list) await proxy.add(toxic);
      if (cut !== undefined) await proxy.cut();
    },
    end: async ({ proxy }) => {
      for (const toxic of list) await proxy.remove(toxic);
    },
  };
}

/** Waits, but not longer than until the signal aborts. */
export async function sleep(seconds: number, signal?: AbortSignal): Promise<void> {
  const done = Promise.withResolvers<void>();
  const timer = setTimeout(done.resolve, Math.max(0, seconds * 1000));
  signal?.addEventListener("abort", () => done.resolve(), { once: true });
  await done.promise;
  clearTimeout(timer);
}
