import { z } from "zod";
import { flag, listOf, seconds, secondsOrZero, section, text, wholeNumber } from "./fields.ts";
import { secret } from "./secret.ts";
import { HOST_EXPECTED, isHost } from "./host.ts";

/** One entry of `external_message_consumer.producers`: freqtrade's keys and `ca_file`. */
export const producerSchema = section({
  name: text("a name for this producer").default("default").describe(
    "Name of the producer: what a strategy asks for as producerName. Unique.",
  ),
  host: z.string({ error: HOST_EXPECTED }).refine(isHost, { error: HOST_EXPECTED }).describe(
    "Host name, IPv4 or IPv6 address of the producer's api_server.",
  ),
  port: wholeNumber(1, 65535).default(8080).describe("Port of the producer's api_server."),
  secure: flag().default(false).describe("Connect with TLS (wss)."),
  ws_token: secret("text, the ws_token of the producer's api_server").describe(
    "The ws_token of the producer's api_server. Never printed.",
  ),
  ca_file: text("the path of a PEM file").exactOptional().describe(
    "PEM file of a private certificate authority that signed the producer's certificate, relative to this file.",
  ),
}, "a producer: an object with host and ws_token");

/**
 * The section `external_message_consumer`, with freqtrade's keys and defaults. Rules that hold between keys (at least
 * one producer, names unique) are in rules.ts.
 */
export const externalMessageConsumerSchema = section({
  enabled: flag().default(false).describe("Follow producers. When false everything else in this section is ignored."),
  producers: listOf(producerSchema, "a list of producers").default([]).describe(
    "The producers to follow, at least one.",
  ),
  wait_timeout: seconds().default(300).describe("Seconds of silence after which the link is probed."),
  ping_timeout: secondsOrZero().default(10).describe("Seconds that the answer to the probe may take."),
  sleep_time: seconds().default(10).describe("Seconds before another attempt to connect."),
  remove_entry_exit_signals: flag().default(false).describe(
    "Set the entry and exit columns of every received dataframe to 0 and the tags to null.",
  ),
  // freqtrade stops at 20 MB. Deno's own WebSocket fails above 64 MiB, so this is as far as a limit can be kept.
  message_size_limit: wholeNumber(1, 64).default(8).describe("Megabytes a message may have; a larger one is refused."),
  initial_candle_limit: wholeNumber(1, 1500).default(1500).describe("Candles asked for at first, for each pair."),
}, "an object with enabled and producers");
