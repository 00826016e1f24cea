import { type Command, defineCommand } from "../command/declaration.ts";

/** `consumer replay`. */
export const replayCommand: Command = defineCommand({
  name: "replay",
  summary: "run the strategies on recordings",
  description: "Runs the strategies on recordings, message by message, with the clock of the recording. The same " +
    "recordings always give the same signals. Dials no producer, sends nothing and does not use the journal.\n\n" +
    "Several files are read in the order of their first messages. Files whose names end in .gz are decompressed.",
  needsConfig: true,
  flags: {
    pair: {
      type: "pair patterns",
      value: "PAIR",
      help: "evaluate only this pair, or the pairs that a regular expression matches; may repeat",
    },
    from: {
      type: "moment",
      value: "DATE",
      help: "messages received before this date (UTC) only fill the dataframes; nothing is evaluated",
    },
    to: { type: "moment", value: "DATE", help: "skip messages received at this date (UTC) or later" },
    watch: {
      type: "switch",
      help: "run again each time a strategy, a file that it imports, the config or a recording changes",
    },
    summary: {
      type: "switch",
      help: "count signals and evaluations at the end, on stderr; on a terminal this is the default",
    },
    frames: {
      type: "text",
      value: "DIR",
      completes: "folder",
      help: "write each pair's last analysed dataframe to this folder as CSV",
    },
    "dry-run": { type: "switch", help: "write to stdout what each sink would receive, instead of the signals" },
  },
  arguments: {
    recordings: {
      name: "IN.ndjson",
      occurs: "many",
      completes: "file",
      help: "recordings, as consumer record writes them",
    },
  },
  examples: [
    { command: "consumer replay --config config.jsonc day.ndjson", help: "Print the signals of a recorded day." },
    {
      command: "consumer replay --config config.jsonc --pair BTC/USDT --from 2026-11-23T08:00 day.*.ndjson.gz --watch",
      help: "Replay one pair after each change of a strategy.",
    },
  ],
  body: async () => (await import("./replay.ts")).replay,
});
