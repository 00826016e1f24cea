import { z } from "zod";
import { flag, listOf, oneOf, positive, seconds, section, text, wholeNumber } from "./fields.ts";
import { pairPatternError } from "./pairs.ts";
import { secret } from "./secret.ts";
import { HTTP_URL_EXPECTED, isHttpUrl } from "./url.ts";

const PAIR_EXPECTED = "a pair, or a regular expression for pairs";

const filterSchema = section({
  strategies: listOf(text("the name of a strategy's class"), "a list of strategies").default([]).describe(
    "The strategies whose signals go to this sink; empty: all.",
  ),
  pairs: listOf(
    text(PAIR_EXPECTED).refine((entry) => pairPatternError(entry) === null, { error: PAIR_EXPECTED }),
    "a list of pairs",
  ).default([]).describe(
    "Regular expressions that must match a whole pair, letter case ignored; empty: every pair.",
  ),
  actions: listOf(oneOf(["enter", "exit"]), "a list of actions").default([]).describe("enter, exit; empty: both."),
  sides: listOf(oneOf(["long", "short"]), "a list of sides").default([]).describe("long, short; empty: both."),
  tags: listOf(text("a tag"), "a list of tags").default([]).describe(
    "Tags, letter for letter; empty: every tag, and none.",
  ),
}, "an object with strategies, pairs, actions, sides and tags");

const filter = filterSchema.prefault({}).describe("Which signals go to this sink.");

/** What every kind of sink takes. */
const common = {
  name: text("a name for this sink").exactOptional().describe(
    "Name of the sink, by which the journal knows it. Unique; the type when it is left out.",
  ),
  filter,
  max_signal_age: seconds().exactOptional().describe("As consumer.max_signal_age, for this sink."),
  max_attempts: wholeNumber(1, 10_000).default(100).describe(
    "How often a signal is tried before it is given up (a dead letter).",
  ),
};

const url = (what: string): ReturnType<typeof secret> => secret(`${what}, ${HTTP_URL_EXPECTED}`);
const baseUrl = (): z.ZodString => text(HTTP_URL_EXPECTED).refine(isHttpUrl, { error: HTTP_URL_EXPECTED });
const timeout = seconds().default(10).describe("Seconds that an answer may take.");
const caFile = text("the path of a PEM file").exactOptional().describe(
  "PEM file of a private certificate authority, relative to this file.",
);
const message = text("a text with placeholders such as {pair}").exactOptional();

const stdoutSinkSchema = section({
  type: z.literal("stdout").describe("Lines on standard output: readable ones on a terminal, NDJSON elsewhere."),
  ...common,
}, "a sink");

const fileSinkSchema = section({
  type: z.literal("file").describe("A file of lines of JSON, rotated by size and age."),
  ...common,
  path: text("the path of a file").describe("The file, relative to this one; NDJSON, a signal each line."),
  max_file_size: positive("a number of megabytes above 0").default(10).describe(
    "Megabytes at which the file is put aside and another begun.",
  ),
  max_file_age: seconds().default(604_800).describe("Seconds after which the file is put aside and another begun."),
  keep_files: wholeNumber(0, 10_000).default(10).describe("How many files put aside are kept."),
}, "a sink");

const webhookSinkSchema = section({
  type: z.literal("webhook").describe("Calls a URL for each signal."),
  ...common,
  url: url("the URL to call").describe(
    "Where to; may hold placeholders such as {pair}. Only its host is ever printed.",
  ),
  method: oneOf(["POST", "PUT", "PATCH", "GET"]).default("POST").describe("GET sends no body."),
  headers: z.record(z.string(), secret("text"), { error: "an object with header names and texts" }).default({})
    .describe("Headers of the request; may hold placeholders."),
  format: oneOf(["json", "form", "text"]).default("json").describe("How the body is written."),
  body: z.unknown().exactOptional().describe(
    "The body: texts in it may hold placeholders such as {pair}. The whole signal when it is left out.",
  ),
  hmac_secret: secret("a long random text").exactOptional().describe(
    "Signs each request: X-Consumer-Signature is HMAC-SHA256 of X-Consumer-Timestamp, a dot and the body.",
  ),
  timeout,
  ca_file: caFile,
}, "a sink");

const telegramSinkSchema = section({
  type: z.literal("telegram").describe("Sends a message to a chat of Telegram."),
  ...common,
  token: secret("the bot's token").describe("The token that BotFather gave."),
  chat_id: z.union([secret("the id of a chat"), z.int()], { error: "the id of a chat: a number or @name" }).describe(
    "The chat: a number, or @name of a channel.",
  ),
  topic_id: wholeNumber(1, Number.MAX_SAFE_INTEGER).exactOptional().describe("The topic in a group that has topics."),
  silent: flag().default(false).describe("Deliver without a sound."),
  message: message.describe("The message, with placeholders such as {pair}."),
  base_url: baseUrl().default("https://api.telegram.org").describe("Another server of the bot API."),
  timeout,
}, "a sink");

const discordSinkSchema = section({
  type: z.literal("discord").describe("Posts to a channel of Discord."),
  ...common,
  webhook_url: url("the URL of a Discord webhook").describe("The channel's webhook. Only its host is ever printed."),
  message: message.describe("A plain message with placeholders such as {pair}, instead of the usual card."),
  timeout,
}, "a sink");

const freqtradeSinkSchema = section({
  type: z.literal("freqtrade").describe("Has a freqtrade bot enter and exit, by its REST API."),
  ...common,
  url: baseUrl().describe("The bot's api_server, such as http://127.0.0.1:8080."),
  username: secret("text, the username of the bot's api_server").describe("As in the bot's api_server."),
  password: secret("text, the password of the bot's api_server").describe("As in the bot's api_server."),
  stake_amount: positive("a number above 0").exactOptional().describe("Stake of an entry; the bot's own otherwise."),
  leverage: positive("a number above 0").exactOptional().describe("Leverage of an entry; the bot's own otherwise."),
  order_type: oneOf(["limit", "market"]).exactOptional().describe("Order type; the bot's own otherwise."),
  send_price: flag().default(false).describe("Send the candle's close as the price of the order."),
  timeout: seconds().default(30).describe("Seconds that an answer may take."),
  settle_time: seconds().default(60).describe(
    "Seconds that an order of unknown outcome is looked for before it is placed again.",
  ),
  ca_file: caFile,
}, "a sink");

const commandSinkSchema = section({
  type: z.literal("command").describe("Runs a program for each signal; only with consumer.allow_commands."),
  ...common,
  command: listOf(text("text"), "a list: the program and its arguments").min(1, {
    error: "a list: the program and its arguments",
  }).describe("The program and its arguments; it gets the signal as JSON on its standard input."),
  timeout: seconds().default(10).describe("Seconds that it may run; then it is ended."),
}, "a sink");

/** One entry of `consumer.sinks`. */
export const sinkSchema = z.discriminatedUnion("type", [
  stdoutSinkSchema,
  fileSinkSchema,
  webhookSinkSchema,
  telegramSinkSchema,
  discordSinkSchema,
  freqtradeSinkSchema,
  commandSinkSchema,
], {
  error: (issue) =>
    issue.code === "invalid_union"
      ? 'a type: one of "stdout", "file", "webhook", "telegram", "discord", "freqtrade", "command"'
      : "a sink: an object with type",
});
