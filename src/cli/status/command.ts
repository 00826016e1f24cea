import { type Command, defineCommand } from "../command/declaration.ts";

/** `consumer status`. */
export const statusCommand: Command = defineCommand({
  name: "status",
  summary: "report whether consumer runs with this config, and responds",
  description: "Looks whether a running consumer uses the config's journal, and asks it through a file beside the " +
    "journal to respond. For health checks of containers, and for cron.\n\n" +
    "It does not report whether producers are connected: the status line in the log does.",
  needsConfig: true,
  flags: {},
  arguments: {},
  examples: [{ command: "consumer status --config config.jsonc", help: "Report whether consumer runs." }],
  exitCodes: {
    0: "consumer is running, and has responded within 10 seconds",
    1: "it is not running, has not responded, or the config has no journal",
  },
  body: async () => (await import("./status.ts")).status,
});
