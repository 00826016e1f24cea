import { z } from "zod";
import { HOST_EXPECTED, isHost } from "./host.ts";
import { secret } from "./secret_schema.ts";
import { flag, listOf, seconds, secondsOrZero, section, text, wholeNumber } from "./value_schemas.ts";

/** The schema of one entry of `external_message_consumer.producers`: freqtrade's keys and `ca_file`. */
export const producerSchema = section({
  name: text("a name for this producer").default("default").meta({
    description: "Unique name of the producer. Strategies pass it as producerName.",
    examples: ["binance"],
  }),
  host: z.string({ error: HOST_EXPECTED }).refine(isHost, { error: HOST_EXPECTED }).meta({
    description: "Host name, IPv4 or IPv6 address of the producer's api_server.",
    examples: ["127.0.0.1"],
  }),
  port: wholeNumber(1, 65535).default(8080).meta({
    description: "Port of the producer's api_server.",
    examples: [8081],
  }),
  secure: flag().default(false).describe("Connects with TLS (wss)."),
  ws_token: secret("text, the ws_token of the producer's api_server").meta({
    description: "The ws_token of the producer's api_server. It is never printed.",
    examples: [{ env: "WS_TOKEN" }],
  }),
  ca_file: text("the path of a PEM file").exactOptional().meta({
    description:
      "PEM file of a private certificate authority to trust, relative to this config file. Not in freqtrade.",
    examples: ["ca.pem"],
  }),
}, "a producer: an object with host and ws_token");

/**
 * The schema of the section `external_message_consumer`, with freqtrade's keys and defaults. `findBrokenRules` has the
 * rules between keys.
 */
export const externalMessageConsumerSchema = section({
  enabled: flag().meta({
    description: "Follows the producers. When it is false, the program exits and ignores the rest of this section.",
    examples: [true],
  }),
  producers: listOf(producerSchema, "a list of producers").default([]).meta({
    description: "The producers to follow. An enabled section needs at least one.",
    examples: [[{ host: "127.0.0.1", ws_token: { env: "WS_TOKEN" } }]],
  }),
  wait_timeout: seconds().default(300).meta({
    description: "Silence after which a producer is pinged.",
    examples: [60],
  }),
  ping_timeout: secondsOrZero().default(10).meta({
    description: "Time limit for the answer to a ping. The connection is closed after that.",
    examples: [5],
  }),
  sleep_time: seconds().default(10).meta({
    description:
      "Pause before the next attempt to connect. It grows to a minute only after a rejected token, an invalid address or an oversized message.",
    examples: [5],
  }),
  remove_entry_exit_signals: flag().default(false).describe(
    "Sets the entry and exit columns of every received dataframe to 0, and the tags to null.",
  ),
  // freqtrade stops at 20 MB. Deno's WebSocket fails above 64 MiB, so a larger limit could not be kept.
  message_size_limit: wholeNumber(1, 64, "megabytes").default(8).meta({
    description: "Maximum size of a message. A larger message closes the connection, which is then opened again.",
    examples: [20],
  }),
  initial_candle_limit: wholeNumber(1, 1500, "candles").default(1500).meta({
    description: "Candles to request for each pair after connecting.",
    examples: [500],
  }),
}, "an object with enabled and producers");
