import { type Command, defineCommand } from "../command/declaration.ts";

/** `consumer run`, or `consumer` without a command. */
export const runCommand: Command = defineCommand({
  name: "run",
  summary: "follow the producers and forward signals (the default command)",
  description: "Follows every producer of external_message_consumer and runs the strategies each time their data " +
    "changes. Sends each signal once to every sink of consumer.sinks; the default sink is stdout.\n\n" +
    "Ctrl-C stops it. SIGHUP reloads the config.",
  needsConfig: true,
  runsPrograms: true,
  flags: {
    supervisor: {
      type: "switch",
      default: true,
      help:
        "run as one process that nothing restarts after a crash; saves some 20 MB where systemd or Docker restarts it",
    },
    "dry-run": { type: "switch", help: "write to stdout what each sink would receive, and send nothing" },
  },
  arguments: {},
  examples: [
    { command: "consumer --config config.jsonc", help: "Run the strategies that the config names." },
    {
      command: "consumer --config config.jsonc --strategy my_strategy.ts --dry-run",
      help: "Show what the sinks would receive from one more strategy.",
    },
  ],
  body: async () => (await import("./run.ts")).run,
});
