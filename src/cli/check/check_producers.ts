import { compilePairFilter, type PairLists } from "../../config/pairs.ts";
import type { Config } from "../../config/schema.ts";
import type { ReceivedMessage } from "../../engine/wire/received_message.ts";
import { decodeFrame } from "../../frame/decode_frame.ts";
import { FrameDecodeError } from "../../frame/frame_decode_error.ts";
import type { ProducerSettings } from "../../producer/producer_settings.ts";
import type { AnalyzedDfMessage } from "../../producer/protocol/message.ts";
import { makeTransport } from "../../producer/make_transport.ts";
import { systemClock } from "../../time/clock.ts";
import { askProducer, type ProducerAnswer } from "../dial/ask_producer.ts";

/**
 * Dials every producer of a config once.
 *
 * @param needsFrames true: also request whole dataframes of some pairs
 * @returns null when the program was stopped
 */
export async function checkProducers(
  config: Config,
  needsFrames: boolean,
  stop: AbortSignal,
): Promise<readonly CheckedProducer[] | null> {
  const section = config.external_message_consumer;
  const isFollowed = compilePairFilter(config.exchange);
  const deps = { transport: makeTransport(config.consumer), clock: systemClock, random: Math.random };
  const question = {
    rows: section.initial_candle_limit,
    choosePairs: (pairs: readonly string[]) => needsFrames ? pairs.filter(isFollowed).slice(0, MAX_PAIRS_TRIED) : [],
    needsFrame: true,
    awaitsPair: isFollowed,
  };
  const checked = await Promise.all(
    section.producers.map(async (producer) =>
      describeAnswer(producer, await askProducer(producer, question, section, deps, stop), needsFrames, isFollowed)
    ),
  );
  return stop.aborted ? null : checked;
}

/** What `consumer check` found out about a producer. */
export interface CheckedProducer {
  readonly name: string;
  readonly address: string;
  /** Null when the producer works; else what is wrong and what to do. */
  readonly failure: string | null;
  /** Its whitelist. Null when it sent none in time. */
  readonly pairs: readonly string[] | null;
  /** Its first dataframe in words, such as `5m spot, 15 columns`. Null when it sent none in time. */
  readonly dataframe: string | null;
  /** The pairs of which any candle came. */
  readonly delivered: readonly string[];
  /** The pairs of its whitelist that the config follows and of which no candle came. */
  readonly missing: readonly string[];
  /** Its whitelist and dataframes as messages for an engine. Empty when it sent no dataframe. */
  readonly messages: readonly ReceivedMessage[];
}

/** The number of pairs of each producer on which strategies are tried. */
const MAX_PAIRS_TRIED = 3;

/** Describes what a producer answered. */
export function describeAnswer(
  producer: ProducerSettings,
  { failure, pairs, firstFrame, frames, delivered, missing }: ProducerAnswer,
  needsFrames = false,
  isFollowed: (pair: string) => boolean = () => true,
): CheckedProducer {
  const texts = [JSON.stringify({ type: "whitelist", data: pairs }), ...frames.map(({ text }) => text)];
  const receivedAt = systemClock.now();
  return {
    name: producer.name,
    address: formatAddress(producer),
    failure: failure ?? (needsFrames && frames.length === 0 ? explainNoFrames(pairs ?? [], isFollowed) : null),
    pairs,
    delivered,
    missing,
    dataframe: firstFrame === null ? null : describeFrame(firstFrame),
    messages: frames.length === 0 ? [] : texts.map((text) => ({ producer: producer.name, text, receivedAt })),
  };
}

/**
 * Finds the pairs that the config names and no producer has sent a candle of. Patterns name no single pair.
 *
 * @example
 * ```ts
 * import { findMissingPairs } from "./check_producers.ts";
 * const lists = { pair_whitelist: ["BTC/USDT", "eth/usdt", "XRP/USDT", ".*\/EUR"], pair_blacklist: ["XRP/.*"] };
 * const missing = findMissingPairs(lists, [{ delivered: ["ETH/USDT"] }]);
 * if (missing.join() !== "BTC/USDT") throw new Error(missing.join());
 * ```
 */
export function findMissingPairs(
  lists: PairLists,
  producers: readonly Pick<CheckedProducer, "delivered">[],
): readonly string[] {
  const isFollowed = compilePairFilter(lists);
  const delivered = new Set(producers.flatMap(({ delivered }) => delivered).map((pair) => pair.toLowerCase()));
  return lists.pair_whitelist.filter((entry) =>
    PAIR_NAME.test(entry) && isFollowed(entry) && !delivered.has(entry.toLowerCase())
  );
}

/** A name without a character that has a meaning in a pattern. */
const PAIR_NAME = /^[\w/:-]+$/;

function explainNoFrames(pairs: readonly string[], isFollowed: (pair: string) => boolean): string {
  if (pairs.length === 0) return "its whitelist is empty: check the pairlists of the bot";
  if (!pairs.some(isFollowed)) return "exchange.pair_whitelist and pair_blacklist exclude all of its pairs";
  return "lists pairs, but sent no dataframe of them: the bot has not analysed them yet, or its strategy fails. " +
    "Check the log of the bot";
}

function formatAddress({ host, port }: ProducerSettings): string {
  return `${host.includes(":") ? `[${host}]` : host}:${port}`;
}

function describeFrame({ timeframe, candleType, frameText }: AnalyzedDfMessage): string {
  return `${timeframe} ${candleType}, ${describeColumns(frameText)}`;
}

function describeColumns(frameText: string): string {
  try {
    return `${decodeFrame(frameText).columns.length} columns`;
  } catch (error) {
    if (error instanceof FrameDecodeError) return error.message;
    throw error;
  }
}
