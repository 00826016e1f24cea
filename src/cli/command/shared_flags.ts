import type { Flags } from "./flag.ts";

/** Flags that every command takes. */
export const SHARED_FLAGS = {
  config: {
    type: "list",
    short: "c",
    value: "FILE",
    completes: "file",
    acceptsStdin: true,
    help: "freqtrade config, JSON with comments; may repeat, later files override earlier ones; - is standard input",
  },
  strategy: {
    type: "list",
    short: "s",
    value: "FILE",
    completes: "file",
    help: "strategy module, .ts or .js, in addition to those of the config; may repeat",
  },
  output: {
    type: "choice",
    value: "MODE",
    choices: ["auto", "pretty", "json"],
    defaultText: "consumer.output of the config, else auto",
    help: "format of signals on stdout; auto is pretty on a terminal and json elsewhere",
  },
  "log-level": {
    type: "choice",
    value: "LEVEL",
    choices: ["trace", "debug", "info", "warning", "error", "fatal"],
    defaultText: "consumer.log_level of the config, else info",
    help: "least severe level to log; the log goes to stderr",
  },
  "log-format": {
    type: "choice",
    value: "FORMAT",
    choices: ["pretty", "json"],
    defaultText: "consumer.log_format of the config, else pretty",
    help: "format of the log",
  },
  color: {
    type: "switch",
    default: true,
    help: "print no colours; the environment variable NO_COLOR has the same effect",
  },
} as const satisfies Flags;

/** Flags that replace the run of a command by an answer. */
export const INFO_FLAGS = {
  help: { type: "switch", short: "h", help: "show help; consumer COMMAND --help shows the help of one command" },
  version: { type: "switch", short: "V", help: "show the version" },
} as const satisfies Flags;
