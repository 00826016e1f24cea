import { type Command, defineCommand } from "../command/declaration.ts";

/** `consumer demo`. */
export const demoCommand: Command = defineCommand({
  name: "demo",
  summary: "watch it work: a local producer and an example strategy",
  description:
    "Starts a producer on 127.0.0.1 that speaks freqtrade's protocol and sends made-up candles. Follows it " +
    "with the example strategy, or with yours.\n\n" +
    "Without --port the producer listens on port 8080, or on a free port if 8080 is taken.",
  needsConfig: false,
  rejectedFlags: { config: "it has its own config" },
  flags: {
    supervisor: {
      type: "switch",
      default: true,
      help:
        "run as one process that nothing restarts after a crash; saves some 20 MB where systemd or Docker restarts it",
    },
    port: { type: "whole number", value: "PORT", min: 1, max: 65535, help: "port that the producer listens on" },
  },
  arguments: {},
  examples: [
    { command: "consumer demo", help: "Run the example strategy." },
    { command: "consumer demo --strategy my_strategy.ts", help: "Run your own strategy on the demo's candles." },
  ],
  body: async () => (await import("./demo.ts")).demo,
});
