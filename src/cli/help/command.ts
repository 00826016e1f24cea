import { type Command, defineCommand } from "../command/declaration.ts";

/** `consumer help`, which is also what `--help` shows. */
export const helpCommand: Command = defineCommand({
  name: "help",
  summary: "show help",
  description: "Shows an overview, or the help of one command. consumer COMMAND --help shows the same.",
  needsConfig: false,
  flags: {},
  arguments: {
    command: {
      name: "COMMAND",
      occurs: "any",
      completes: "command",
      help: "command to explain (default: an overview)",
    },
  },
  examples: [{ command: "consumer help replay", help: "Show the help of consumer replay." }],
  body: async () => (await import("./help.ts")).help,
});
