import { type Command, defineCommand } from "../command/declaration.ts";

/** `consumer record`. */
export const recordCommand: Command = defineCommand({
  name: "record",
  summary: "record every message of the producers to a file",
  description: "Writes every message of every producer to OUT.ndjson, one message a line, until Ctrl-C. Runs no " +
    "strategies. Never overwrites an existing file.",
  needsConfig: true,
  flags: {
    "max-size": {
      type: "size",
      value: "MB",
      help: "start the next file, OUT.1.ndjson and so on, before one exceeds this size in megabytes",
    },
    gzip: {
      type: "switch",
      help: "compress the file, as for a name that ends in .gz; a crash loses at most the last two seconds",
    },
  },
  arguments: { out: { name: "OUT.ndjson", occurs: "once", completes: "file", help: "file to write" } },
  examples: [
    {
      command: "consumer record --config config.jsonc day.ndjson.gz --max-size 100",
      help: "Record to compressed files of up to 100 MB.",
    },
  ],
  body: async () => (await import("./record.ts")).record,
});
