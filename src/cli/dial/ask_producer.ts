import { decodeFrame } from "../../frame/decode_frame.ts";
import { FrameDecodeError } from "../../frame/frame_decode_error.ts";
import { normaliseRows } from "../../frame/normalise_rows.ts";
import type { Table } from "../../frame/table.ts";
import { type Dial, type DialDeps, dialOnce } from "../../producer/dial_once.ts";
import type { LinkTiming, ProducerSettings } from "../../producer/producer_settings.ts";
import { type AnalyzedDfMessage, parseMessage } from "../../producer/protocol/message.ts";
import { analyzedDfRequest } from "../../producer/protocol/request.ts";
import { keyOf } from "../../text/key_of.ts";

/** Dials a producer once, and requests its whitelist and the last rows of some pairs. */
export async function askProducer(
  producer: ProducerSettings,
  question: Question,
  timing: LinkTiming,
  deps: DialDeps,
  stop: AbortSignal,
): Promise<ProducerAnswer> {
  const asking = new Asking(question);
  const failure = await dialOnce(producer, timing, deps, asking, stop);
  const { pairs, firstFrame, frames, delivered, missing } = asking;
  return { failure: failure ?? (pairs === null ? NO_WHITELIST : null), pairs, firstFrame, frames, delivered, missing };
}

/** What a producer is asked for. */
export interface Question {
  /** Chooses the pairs to request from those on the whitelist. */
  choosePairs(whitelist: readonly string[]): readonly string[];
  /** How many of their last rows to request, 1 to 1500. */
  readonly rows: number;
  /** True: also wait for a first dataframe, of any pair. */
  readonly needsFrame: boolean;
  /** Returns whether to wait for a candle of a pair on the whitelist. Default: for no pair but the chosen ones. */
  readonly awaitsPair?: (pair: string) => boolean;
}

/** What a producer answered. */
export interface ProducerAnswer {
  /** Null when the producer works; else what is wrong and what to do. */
  readonly failure: string | null;
  /** Its whitelist. Null when it sent none in time. */
  readonly pairs: readonly string[] | null;
  /** The first dataframe that it sent, of any pair. */
  readonly firstFrame: AnalyzedDfMessage | null;
  /** For each pair, timeframe and candle type the longest dataframe that came after the whitelist. */
  readonly frames: readonly ReceivedFrame[];
  /** The pairs of which any candle came. */
  readonly delivered: readonly string[];
  /** The awaited pairs of which no candle came. */
  readonly missing: readonly string[];
}

/** A dataframe, as it was received and decoded. */
export interface ReceivedFrame {
  readonly message: AnalyzedDfMessage;
  readonly text: string;
  readonly table: Table;
}

/** An open link has this long to send the whitelist, and the first dataframe if that is needed. */
const OPENING_MS = 10_000;
/** The requested pairs have this long to arrive after that. */
const ANSWER_MS = 5_000;
/** When each requested pair has arrived, further timeframes of them have this long. */
const MORE_MS = 300;
const NO_WHITELIST = `opened the link, but sent no whitelist within ${
  OPENING_MS / 1000
} s: the bot hangs, or it is not freqtrade`;

/** The state of one dial: what was requested and what has arrived. */
class Asking {
  pairs: readonly string[] | null = null;
  firstFrame: AnalyzedDfMessage | null = null;
  readonly #question: Question;
  readonly #frames = new Map<string, ReceivedFrame>();
  readonly #requested = new Set<string>();
  readonly #pending = new Set<string>();
  readonly #delivered = new Set<string>();
  /** The pairs with an answer, even an empty one. */
  readonly #answered = new Set<string>();
  #isOpening = true;

  constructor(question: Question) {
    this.#question = question;
  }

  get frames(): readonly ReceivedFrame[] {
    return [...this.#frames.values()];
  }

  get delivered(): readonly string[] {
    return [...this.#delivered];
  }

  get missing(): readonly string[] {
    return this.#awaited.filter((pair) => !this.#delivered.has(pair));
  }

  get #awaited(): readonly string[] {
    return (this.pairs ?? []).filter((pair) => this.#question.awaitsPair?.(pair) ?? false);
  }

  /** Whether every requested dataframe and every awaited pair has arrived. */
  get #isComplete(): boolean {
    return this.#pending.size === 0 && this.#awaited.every((pair) => this.#answered.has(pair));
  }

  onOpen(dial: Dial): void {
    dial.hangUpAfter(OPENING_MS);
  }

  onMessage(text: string, dial: Dial): void {
    const message = parseMessage(text);
    if (message.type === "whitelist") this.#requestPairs(message.pairs, dial);
    if (message.type === "empty" && message.what === "whitelist") this.#requestPairs([], dial);
    if (message.type === "analyzed_df") this.#addFrame(message, text, dial);
    const isOpened = this.pairs !== null && (this.firstFrame !== null || !this.#question.needsFrame);
    if (!this.#isOpening || !isOpened) return;
    this.#isOpening = false;
    if (!this.#isComplete) dial.hangUpAfter(ANSWER_MS);
    else if (this.#requested.size === 0) dial.hangUp();
    else dial.hangUpAfter(MORE_MS);
  }

  #requestPairs(pairs: readonly string[], dial: Dial): void {
    this.pairs = pairs;
    for (const pair of this.#question.choosePairs(pairs)) {
      if (this.#requested.has(pair)) continue;
      this.#requested.add(pair);
      this.#pending.add(pair);
      dial.request(analyzedDfRequest({ limit: this.#question.rows, pair }));
    }
  }

  #addFrame(message: AnalyzedDfMessage, text: string, dial: Dial): void {
    this.firstFrame ??= message;
    const wasComplete = this.#isComplete;
    this.#storeFrame(message, text);
    if (!wasComplete && this.#isComplete && !this.#isOpening) dial.hangUpAfter(MORE_MS);
  }

  #storeFrame(message: AnalyzedDfMessage, text: string): void {
    const table = decodeTable(message);
    this.#answered.add(message.pair);
    if (table === null) return;
    if (table.rows > 0) this.#delivered.add(message.pair);
    if (this.pairs === null) return;
    const key = keyOf(message.pair, message.timeframe, message.candleType);
    if (table.rows > 0 && table.rows >= (this.#frames.get(key)?.table.rows ?? 0)) {
      this.#frames.set(key, { message, text, table });
    }
    // a single row may be an update that was not requested
    if (table.rows === 1 && this.#question.rows !== 1) return;
    this.#pending.delete(message.pair);
  }
}

/** Returns null for a dataframe that can't be decoded. */
function decodeTable(message: AnalyzedDfMessage): Table | null {
  try {
    return normaliseRows(decodeFrame(message.frameText)).table;
  } catch (error) {
    if (error instanceof FrameDecodeError || error instanceof RangeError) return null;
    throw error;
  }
}
