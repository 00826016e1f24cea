import { type Command, defineCommand } from "../command/declaration.ts";

/** `consumer signals`. */
export const signalsCommand: Command = defineCommand({
  name: "signals",
  summary: "list the signals in the journal and their deliveries",
  description: "Lists the signals in the journal, the newest last, with the state of each delivery to a sink. Works " +
    "while consumer is running, too.",
  needsConfig: true,
  flags: {
    pair: {
      type: "pair patterns",
      value: "PAIR",
      help: "only this pair, or the pairs that a regular expression matches; may repeat",
    },
    since: {
      type: "moment",
      value: "DATE",
      acceptsAgo: true,
      help: "only signals found at this date (UTC) or later: 2026-11-23, 2026-11-23T08:00, or 30m, 2h, 3d ago",
    },
    strategy: {
      type: "list",
      short: "s",
      value: "NAME",
      help: "only this strategy; here the name of a class, not a file; may repeat",
    },
    undelivered: { type: "switch", help: "only signals that a sink has not received: pending, expired or dead" },
    json: { type: "switch", help: "print one object a line: the signal and its deliveries" },
    limit: {
      type: "whole number",
      value: "N",
      min: 1,
      max: 1_000_000,
      default: 50,
      help: "number of signals to list, the newest ones",
    },
  },
  arguments: {},
  examples: [
    {
      command: "consumer signals --config config.jsonc --since 2h --undelivered",
      help: "List signals of the last two hours that a sink has not received.",
    },
  ],
  body: async () => (await import("./list_signals.ts")).listSignals,
});
