import { decodeFrame } from "../../frame/decode_frame.ts";
import { FrameDecodeError } from "../../frame/frame_decode_error.ts";
import { normaliseRows } from "../../frame/normalise_rows.ts";
import type { Table } from "../../frame/table.ts";
import { type LinkReport, ProducerLink } from "../../producer/producer_link.ts";
import { type AnalyzedDfMessage, parseMessage } from "../../producer/protocol/message.ts";
import { analyzedDfRequest } from "../../producer/protocol/request.ts";
import type { LinkTiming, ProducerSettings } from "../../producer/producer_settings.ts";
import type { Transport } from "../../producer/transport.ts";
import type { Clock } from "../../time/clock.ts";
import { withoutTitle } from "./probe_producer.ts";

/** What is asked for. */
export interface FramesWanted {
  /** The pairs to ask for, of those that the producer lists. */
  choose(whitelist: readonly string[]): readonly string[];
  /** The last rows, 1 to 1500. */
  readonly rows: number;
}

/** A dataframe as it came. */
export interface AskedFrame {
  readonly message: AnalyzedDfMessage;
  readonly text: string;
  readonly table: Table;
}

/** What one dial has brought. */
export interface AskedFrames {
  /** Null when the producer could be asked; else what is wrong and what to do. */
  readonly failure: string | null;
  /** Its whitelist; null when it sent none in time. */
  readonly pairs: readonly string[] | null;
  /** The longest of each pair, timeframe and candle type. */
  readonly frames: readonly AskedFrame[];
}

/** Without a whitelist in this time the producer is given up. */
const OPENING_MS = 10_000;
/** The answers may take so long, ... */
const ANSWER_MS = 5_000;
/** ... and when each pair has one, another timeframe of it so long. */
const MORE_MS = 300;

/** Dials a producer, asks for the last rows of some pairs, and hangs up. */
export async function askFrames(
  producer: ProducerSettings,
  wanted: FramesWanted,
  timing: LinkTiming,
  deps: { readonly transport: Transport; readonly clock: Clock; readonly random: () => number },
  stop: AbortSignal,
): Promise<AskedFrames> {
  const over = new AbortController();
  const signal = AbortSignal.any([stop, over.signal]);
  // the wait is ended by `over`: nothing else can go wrong with it
  const endIn = (ms: number): unknown => deps.clock.sleep(ms, signal).then(() => over.abort(), () => undefined);
  const frames = new Map<string, AskedFrame>();
  const open = new Set<string>();
  let failure: string | null = null;
  let pairs: readonly string[] | null = null;

  const answered = (pair: string): void => {
    if (open.delete(pair) && open.size === 0) endIn(MORE_MS);
  };
  const onMessage = (text: string): void => {
    const message = parseMessage(text);
    if (message.type === "whitelist" && pairs === null) {
      pairs = message.pairs;
      for (const pair of wanted.choose(pairs)) {
        open.add(pair);
        link.request(analyzedDfRequest({ limit: wanted.rows, pair }));
      }
      if (open.size === 0) over.abort();
      else endIn(ANSWER_MS);
    }
    if (message.type !== "analyzed_df" || pairs === null) return;
    const table = tableOf(message);
    if (table === null) return;
    if (table.rows > 0) {
      const id = [message.pair, message.timeframe, message.candleType].join("\u0000");
      if (table.rows >= (frames.get(id)?.table.rows ?? 0)) frames.set(id, { message, text, table });
    }
    // a single row may be one that nobody asked for
    if (table.rows !== 1 || wanted.rows === 1) answered(message.pair);
  };
  const onEvent = (event: LinkReport): void => {
    if (event.type === "link_opened") endIn(OPENING_MS);
    if (event.type === "link_closed" && !signal.aborted) {
      failure = withoutTitle(event.reason.message, producer);
      over.abort();
    }
  };
  const link = new ProducerLink(producer, { ...timing, initial_candle_limit: 1 }, { ...deps, onMessage, onEvent });
  await link.run(signal);
  if (failure === null && pairs === null) failure = "opened the link, but sent no whitelist";
  return { failure, pairs, frames: [...frames.values()] };
}

/** Null for what can't be read. */
function tableOf(message: AnalyzedDfMessage): Table | null {
  try {
    return normaliseRows(decodeFrame(message.frameText)).table;
  } catch (error) {
    if (error instanceof FrameDecodeError || error instanceof RangeError) return null;
    throw error;
  }
}
