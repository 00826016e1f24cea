import { z } from "zod";
import { HTTP_URL_EXPECTED, isHttpUrl } from "../http_url.ts";
import { findPatternError } from "../pairs.ts";
import { secret } from "../secret_schema.ts";
import { listOf, oneOf, seconds, section, text, wholeNumber } from "../value_schemas.ts";

const PAIR_EXPECTED = "a pair, or a regular expression for pairs";

const filterSchema = section({
  strategies: listOf(text("the name of a strategy's class"), "a list of strategies").default([]).meta({
    description: "Class names of the strategies whose signals are sent. Empty: all.",
    examples: [["MyStrategy"]],
  }),
  pairs: listOf(
    text(PAIR_EXPECTED).refine((entry) => findPatternError(entry) === null, { error: PAIR_EXPECTED }),
    "a list of pairs",
  ).default([]).meta({
    description: "Pairs whose signals are sent: regular expressions, as in exchange.pair_whitelist. Empty: all.",
    examples: [["(BTC|ETH)/.*"]],
  }),
  actions: listOf(oneOf(["enter", "exit"]), "a list of actions").default([]).meta({
    description: "Actions that are sent: enter, exit. Empty: both.",
    examples: [["enter"]],
  }),
  sides: listOf(oneOf(["long", "short"]), "a list of sides").default([]).meta({
    description: "Sides that are sent: long, short. Empty: both.",
    examples: [["long"]],
  }),
  tags: listOf(text("a tag"), "a list of tags").default([]).meta({
    description: "Exact tags of signals that are sent. Empty: every signal, with or without a tag.",
    examples: [["rsi_cross"]],
  }),
}, "an object with strategies, pairs, actions, sides and tags");

/** The keys of every kind of sink. */
export const SHARED_KEYS = {
  name: text("a name for this sink").exactOptional().meta({
    description:
      "Unique name of the sink in the journal, in the log and in commands. The default is its type, so a second sink " +
      "of the same type needs a name.",
    examples: ["desk"],
  }),
  filter: filterSchema.prefault({}).describe("Which signals the sink receives. A signal must match every list."),
  max_signal_age: seconds().exactOptional().meta({
    description: "Overrides consumer.max_signal_age for this sink.",
    examples: [600],
  }),
  max_attempts: wholeNumber(1, 10_000).default(100).meta({
    description: "Attempts to send a signal before it is dropped as a dead letter.",
    examples: [20],
  }),
} as const;

/** Makes the schema of a URL that may be a secret. */
export function secretUrl(what: string): ReturnType<typeof secret> {
  return secret(`${what}, ${HTTP_URL_EXPECTED}`);
}

/** Makes the schema of a URL without a secret. */
export function plainUrl(): z.ZodString {
  return text(HTTP_URL_EXPECTED).refine(isHttpUrl, { error: HTTP_URL_EXPECTED });
}

/** Makes the schema of a sink's `timeout` for one answer. */
export function answerTimeout(defaultSeconds: number): z.ZodDefault<z.ZodNumber> {
  return seconds().default(defaultSeconds).meta({
    description: "Time limit for one answer of the receiver.",
    examples: [20],
  });
}

/** The path of a PEM file. */
export const CA_FILE = text("the path of a PEM file").exactOptional().meta({
  description: "PEM file of a private certificate authority to trust, relative to this config file.",
  examples: ["ca.pem"],
});

/** Makes the schema of a message with placeholders. */
export function messageTemplate(description: string, example: string): z.ZodExactOptional<z.ZodString> {
  return text("a text with placeholders such as {pair}").exactOptional().meta({ description, examples: [example] });
}
