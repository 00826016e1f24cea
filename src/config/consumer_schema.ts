import { z } from "zod";
import { sinkSchema } from "./sinks/kinds.ts";
import { flag, listOf, oneOf, positive, seconds, secondsOrZero, section, text, wholeNumber } from "./value_schemas.ts";

const permissionsSchema = section({
  read: listOf(text("the path of a file or folder"), "a list of paths").default([]).meta({
    description: "Files and folders that strategies may read, relative to this config file.",
    examples: [["data"]],
  }),
  net: listOf(text("a host, or host:port"), "a list of hosts").default([]).meta({
    description: "Hosts that strategies may connect to, as host or host:port.",
    examples: [["example.org:443"]],
  }),
  env: listOf(text("the name of an environment variable"), "a list of environment variables").default([]).meta({
    description: "Environment variables that strategies may read.",
    examples: [["API_KEY"]],
  }),
}, "an object with read, net and env");

const parameterValue = z.union([z.string(), z.number(), z.boolean(), z.null()], {
  error: "a text, a number, true, false or null",
});

const parametersSchema = z.record(
  z.string(),
  z.record(z.string(), parameterValue, { error: "an object with a strategy's parameters" }),
  { error: "an object with the names of strategies" },
);

const journalSchema = section({
  enabled: flag().default(true).describe(
    "Stores signals and their delivery on disk, so that a restart neither loses nor repeats a signal.",
  ),
  file: text("the path of a file").default("consumer.sqlite").meta({
    description:
      "The journal's file, relative to this config file. The default file lies beside the last config file. " +
      '":memory:" stores nothing on disk.',
    examples: ["/var/lib/consumer/consumer.sqlite"],
  }),
  keep_days: wholeNumber(1, 36_500, "days").default(90).meta({
    description: "Age at which signals are deleted from the journal. Pending signals are kept.",
    examples: [30],
  }),
}, "an object with enabled, file and keep_days");

/** The schema of the section `consumer`, which freqtrade ignores. */
export const consumerSchema = section({
  strategies: listOf(text("the path of a strategy, a .ts or .js file"), "a list of paths").default([]).meta({
    description: "Strategy modules (.ts or .js), relative to this config file. --strategy adds more.",
    examples: [["strategies/my_strategy.ts"]],
  }),
  strategy_permissions: permissionsSchema.prefault({}).describe(
    "What strategies may access. They may always read their own folders. Everything else is denied.",
  ),
  parameters: parametersSchema.default({}).meta({
    description: "Parameter values by strategy and parameter name. They override the parameter files.",
    examples: [{ MyStrategy: { buyRsi: 25 } }],
  }),
  candles_from: text("the name of a producer").exactOptional().meta({
    description:
      "The producer that provides the base dataframes. The default is the first producer that has the pair " +
      "and is up to date (failover_grace).",
    examples: ["default"],
  }),
  failover_grace: secondsOrZero().default(5).meta({
    description:
      "How long a pair's preferred producer may send a candle after another producer has sent it. Then the other one " +
      "provides the base dataframe, until the preferred one has that candle. It takes over at once when the preferred " +
      "producer is disconnected.",
    examples: [10],
  }),
  late_data_grace: seconds().default(60).meta({
    description:
      "How long a candle may be late before the log warns that a pair, or all of a producer, has no new candle although the " +
      "link is open.",
    examples: [120],
  }),
  memory_limit: positive("a number of megabytes above 0", "megabytes").default(1000).meta({
    description:
      "How much memory all dataframes may take. A dataframe of 1500 candles and 60 columns takes about 0.8 megabytes. Beyond " +
      "the limit, the producer that takes the most loses dataframes. So each producer can rely on an equal share. " +
      "Strategies need more memory while they run.",
    examples: [200],
  }),
  sinks: listOf(sinkSchema, "a list of sinks").prefault([{ type: "stdout" }]).meta({
    description: "Where signals are sent. The default is standard output.",
    examples: [[{ type: "stdout" }, { type: "file", path: "signals.ndjson" }]],
  }),
  journal: journalSchema.prefault({}).describe("Stores signals and their delivery."),
  max_signal_age: seconds().exactOptional().meta({
    description:
      "Age at which an unsent signal expires, counted from the close of its candle or from the analysis of " +
      "its dataframe, whichever comes first. The default is freqtrade's limit: one timeframe plus " +
      "exchange.outdated_offset.",
    examples: [600],
  }),
  flush_timeout: secondsOrZero().default(5).meta({
    description:
      "How long a stop waits for signals that are being sent. Other pending signals are sent after a restart.",
    examples: [30],
  }),
  allow_commands: flag().default(false).describe("Allows sinks of type command to run programs."),
  strategy_timeout: seconds().default(10).meta({
    description: "Time limit for one evaluation of a strategy.",
    examples: [30],
  }),
  catch_up: flag().default(false).describe(
    "Evaluates candles that closed while a link was down or the engine restarted, one by one, unless their signals would " +
      "be outdated. By default, as in freqtrade, only the newest candle is evaluated.",
  ),
  websocket: oneOf(["own", "native"]).default("own").meta({
    description:
      "The websocket client. own: the program's own. native: that of Deno, which can't limit a message in fragments, " +
      "sends no pings, and can't be ended while its peer hangs.",
    examples: ["native"],
  }),
  websocket_compression: flag().default(false).describe(
    "Accepts compressed messages (permessage-deflate). It saves bytes on a slow line and costs time to inflate. For the own " +
      "websocket only.",
  ),
  hot_reload: flag().default(true).describe("Reloads a strategy when its file, or a file that it imports, is saved."),
  output: oneOf(["auto", "pretty", "json"]).default("auto").describe(
    "Format of signals on standard output. auto writes readable lines on a terminal and NDJSON elsewhere.",
  ),
  log_level: oneOf(["trace", "debug", "info", "warning", "error", "fatal"]).default("info").describe(
    "Lowest level of the log on standard error.",
  ),
  log_format: oneOf(["pretty", "json"]).default("pretty").describe(
    "Format of the log: readable lines, or one JSON object per line.",
  ),
  status_interval: secondsOrZero().default(300).meta({
    description: "How often the log reports the status of producers, pairs and signals. 0 turns the report off.",
    examples: [60],
  }),
}, "an object");
