import { positive, seconds, text, wholeNumber } from "../value_schemas.ts";
import { defineSinkKind } from "./sink_kind.ts";

/** Appends signals to a file. */
export const fileSink = defineSinkKind({
  type: "file",
  summary: "Appends each signal to a file as a line of JSON (NDJSON). The file is rotated by size and age.",
  keys: {
    path: text("the path of a file").meta({
      description: "The file, relative to this config file. Missing folders are created.",
      examples: ["signals/signals.ndjson"],
    }),
    max_file_size: positive("a number of megabytes above 0", "megabytes").default(10).meta({
      description: "Size at which the file is rotated.",
      examples: [50],
    }),
    max_file_age: seconds().default(604_800).meta({
      description: "Age of the file's first line at which the file is rotated.",
      examples: [86_400],
    }),
    keep_files: wholeNumber(0, 10_000).default(10).meta({
      description: "Number of rotated files to keep.",
      examples: [30],
    }),
  },
  files: ["path"],
});
