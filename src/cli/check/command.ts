import { type Command, defineCommand } from "../command/declaration.ts";

/** `consumer check`. */
export const checkCommand: Command = defineCommand({
  name: "check",
  summary: "check config, strategies, producers and sinks",
  description: "Checks the config, loads the strategies and dials every producer once. Runs each strategy on the " +
    "dataframes of the demo and on some dataframes of the producers. Asks each sink whether it would accept signals, " +
    "and prints the results. Sends no signal.\n\n" +
    "Checks the types of the strategies too, when Deno runs the program. A compiled program has no type checker.\n\n" +
    "A strategy that fails on the demo only because a column is missing does not count as failed: your producer may " +
    "send that column.",
  needsConfig: true,
  // to start the type checker; the command revokes the permission then
  runsPrograms: true,
  flags: {},
  arguments: {},
  examples: [{ command: "consumer check --config config.jsonc", help: "Check everything that the config names." }],
  exitCodes: {
    0: "everything works",
    1: "a producer or a sink can't be reached, a producer sends no dataframe, or the journal can't be written",
    2: "the command line or the config is wrong, or a strategy can't be loaded, fails, has wrong types or runs on no pair",
  },
  body: async () => (await import("./check.ts")).check,
});
