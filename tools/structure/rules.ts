import type { Wall } from "./walls.ts";

/** The walls of `src`. docs/ARCHITECTURE.md describes the rooms. */
export const WALLS: readonly Wall[] = [
  {
    why: "the main thread must not load the code of the worker: put types that both use into engine/wire",
    from: ["app/", "cli/", "delivery/", "engine/host/", "engine/wire/", "log/", "producer/", "terminal/"],
    to: ["engine/worker/", "engine/loading/"],
  },
  {
    why: "the worker must not load the main thread's code: it must start fast and hold no secrets",
    from: ["engine/worker/", "engine/loading/", "engine/wire/", "strategy/"],
    to: ["app/", "cli/", "delivery/", "engine/host/", "log/", "recording/", "terminal/", "watch/"],
  },
  {
    why: "dataframes and indicators must work without a producer: their tests compare them with pandas and TA-Lib",
    from: ["frame/", "ta/"],
    to: ["app/", "cli/", "config/", "delivery/", "engine/", "events.ts", "producer/", "strategy/"],
  },
  {
    why: "a connection to a producer must work without dataframes: its tests use none",
    from: ["producer/"],
    to: ["config/", "engine/", "frame/", "strategy/", "ta/"],
  },
  {
    why: "a sink's code is loaded only when the config names the sink, and must not depend on producers or engines",
    from: ["delivery/"],
    to: ["app/", "cli/", "engine/", "producer/"],
  },
  {
    why: "terminal output must not depend on commands, producers or sinks",
    from: ["terminal/"],
    to: ["app/", "cli/", "config/", "delivery/", "engine/", "producer/"],
  },
  {
    why: "app must not depend on a command: put what several commands use into app or terminal",
    from: ["app/"],
    to: ["cli/"],
  },
];

/**
 * Where `Deno.` may be named. Other rooms go through `platform`, so that another runtime is a port of these alone.
 */
export const DENO_DOORS: readonly string[] = [
  "app/",
  "platform/",
  "supervisor/",
  "terminal/",
  // clients of the network and of programs
  "delivery/sinks/",
  "producer/web_socket_transport.ts",
  "demo/producer.ts",
];
