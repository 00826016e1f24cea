import type { Wall } from "./walls.ts";

/** The walls of `src`. docs/ARCHITECTURE.md describes the rooms. */
export const WALLS: readonly Wall[] = [
  {
    why: "the main thread must not load the strategies' thread: what crosses lies in engine/wire",
    from: ["app/", "cli/", "delivery/", "engine/host/", "engine/wire/", "log/", "producer/", "terminal/"],
    to: ["engine/worker/", "engine/loading/"],
  },
  {
    why: "the strategies' thread must not load the main thread's rooms: it starts fast and holds no secret",
    from: ["engine/worker/", "engine/loading/", "engine/wire/", "strategy/"],
    to: ["app/", "cli/", "delivery/", "engine/host/", "log/", "recording/", "terminal/", "watch/"],
  },
  {
    why: "dataframes know no producers: they are tested against pandas alone",
    from: ["frame/", "ta/"],
    to: ["app/", "cli/", "config/", "delivery/", "engine/", "events.ts", "producer/", "strategy/"],
  },
  {
    why: "a link knows no dataframes: it is tested without one",
    from: ["producer/"],
    to: ["config/", "engine/", "frame/", "strategy/", "ta/"],
  },
  {
    why: "a sink's code is loaded only when the config names it, and knows nothing of links and engines",
    from: ["delivery/"],
    to: ["app/", "cli/", "engine/", "producer/"],
  },
  {
    why: "the terminal's room knows no commands and no signals' way",
    from: ["terminal/"],
    to: ["app/", "cli/", "config/", "delivery/", "engine/", "producer/"],
  },
  {
    why: "commands stand beside each other; what several need lies in cli, app or terminal",
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
  "terminal/",
  // clients of the network and of programs
  "delivery/sinks/",
  "producer/web_socket_transport.ts",
  "demo/producer.ts",
];
