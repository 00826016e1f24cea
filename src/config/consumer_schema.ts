import { z } from "zod";
import { flag, listOf, oneOf, seconds, secondsOrZero, section, text, wholeNumber } from "./fields.ts";
import { sinkSchema } from "./sinks_schema.ts";

/** What strategies may do beside reading their own folders; everything else is denied. */
export const strategyPermissionsSchema = section({
  read: listOf(text("the path of a file or folder"), "a list of paths").default([]).describe(
    "Files and folders that strategies may read, relative to this file.",
  ),
  net: listOf(text("a host, or host:port"), "a list of hosts").default([]).describe(
    "Hosts (host or host:port) that strategies may connect to.",
  ),
  env: listOf(text("the name of an environment variable"), "a list of environment variables").default([]).describe(
    "Environment variables that strategies may read.",
  ),
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
    "Write down signals and their delivery, so that a restart neither loses nor repeats one.",
  ),
  file: text("the path of a file").default("consumer.sqlite").describe(
    "The journal, relative to this file (the default: beside the last config file); :memory: keeps none on disk.",
  ),
  keep_days: wholeNumber(1, 36_500).default(90).describe("Days after which signals are forgotten."),
}, "an object with enabled, file and keep_days");

/** The section `consumer`: our own settings, which freqtrade ignores. */
export const consumerSchema = section({
  strategies: listOf(text("the path of a strategy, a .ts or .js file"), "a list of paths").default([]).describe(
    "Strategy modules (.ts or .js), relative to this file.",
  ),
  strategy_permissions: strategyPermissionsSchema.prefault({}).describe(
    "What strategies may do beside reading their own folders.",
  ),
  parameters: parametersSchema.default({}).describe(
    "Values of the strategies' parameters, by strategy and name; they win over the parameter files.",
  ),
  candles_from: text("the name of a producer").exactOptional().describe(
    "The producer whose candles are the base dataframe; without it the first that has the pair.",
  ),
  sinks: listOf(sinkSchema, "a list of sinks").prefault([{ type: "stdout" }])
    .describe("Where signals go; to stdout alone when it is left out."),
  journal: journalSchema.prefault({}).describe("What remembers signals and their delivery."),
  max_signal_age: seconds().exactOptional().describe(
    "Seconds after its candle closed, or after its dataframe was analysed, in which a signal is still sent; without it " +
      "as long as freqtrade would act on it: one more candle and exchange.outdated_offset.",
  ),
  flush_timeout: secondsOrZero().default(5).describe("Seconds that a stop waits for signals that are being sent."),
  allow_commands: flag().default(false).describe("Whether sinks of type command may run programs."),
  strategy_timeout: seconds().default(10).describe("Seconds that one evaluation of a strategy may take."),
  hot_reload: flag().default(true).describe("Load a strategy anew when its file, or one that it imports, is saved."),
  output: oneOf(["auto", "pretty", "json"]).default("auto").describe(
    "How signals are written to stdout: auto is readable lines on a terminal and NDJSON elsewhere.",
  ),
  log_level: oneOf(["trace", "debug", "info", "warning", "error", "fatal"]).default("info").describe(
    "The lowest level of what is logged to stderr.",
  ),
  log_format: oneOf(["pretty", "json"]).default("pretty").describe("How the log is written to stderr."),
}, "an object");
