import { decodeFrame } from "../../frame/decode_frame.ts";
import { FrameDecodeError } from "../../frame/frame_decode_error.ts";
import { type LinkReport, ProducerLink } from "../../producer/producer_link.ts";
import { producerTitle } from "../../producer/policy/address.ts";
import { type AnalyzedDfMessage, parseMessage } from "../../producer/protocol/message.ts";
import type { LinkTiming, ProducerSettings } from "../../producer/producer_settings.ts";
import type { Transport } from "../../producer/transport.ts";
import type { Clock } from "../../time/clock.ts";

/** What one dial has told of a producer. */
export interface ProbedProducer {
  readonly name: string;
  readonly address: string;
  /** Null when it can be used; else what is wrong and what to do. */
  readonly failure: string | null;
  /** Its whitelist; null when it sent none in time. */
  readonly pairs: readonly string[] | null;
  /** Of its first dataframe, such as `5m spot, 15 columns`; null when it sent none in time. */
  readonly dataframe: string | null;
}

/** How long an open link may take to show a whitelist and a dataframe. */
const SHOW_MS = 10_000;

/** Dials a producer once, asks for its whitelist and one row of each dataframe, and hangs up. */
export async function probeProducer(
  producer: ProducerSettings,
  timing: LinkTiming,
  deps: { readonly transport: Transport; readonly clock: Clock; readonly random: () => number },
  stop: AbortSignal,
): Promise<ProbedProducer> {
  const over = new AbortController();
  const signal = AbortSignal.any([stop, over.signal]);
  let failure: string | null = null;
  let pairs: readonly string[] | null = null;
  let dataframe: string | null = null;

  const onMessage = (text: string): void => {
    const message = parseMessage(text);
    if (message.type === "whitelist") pairs = message.pairs;
    if (message.type === "empty" && message.what === "whitelist") pairs = [];
    if (message.type === "analyzed_df") dataframe ??= describeDataframe(message);
    if (pairs !== null && dataframe !== null) over.abort();
  };
  const onEvent = (event: LinkReport): void => {
    if (event.type === "link_opened") {
      // the wait is ended by `over`: nothing else can go wrong with it
      deps.clock.sleep(SHOW_MS, signal).then(() => over.abort(), () => undefined);
    }
    if (event.type === "link_closed" && !signal.aborted) {
      failure = withoutTitle(event.reason.message, producer);
      over.abort();
    }
  };
  const link = new ProducerLink(producer, { ...timing, initial_candle_limit: 1 }, { ...deps, onMessage, onEvent });
  await link.run(signal);
  if (failure === null && pairs === null) {
    failure = `opened the link, but said nothing within ${SHOW_MS / 1000} s: the bot hangs, or it is no freqtrade`;
  }
  return { name: producer.name, address: addressOf(producer), failure, pairs, dataframe };
}

function addressOf({ host, port }: ProducerSettings): string {
  return `${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** A trouble in words that need no name and address, because these stand beside it. */
export function withoutTitle(message: string, producer: ProducerSettings): string {
  const title = producerTitle(producer);
  return message.startsWith(title) ? message.slice(title.length).replace(/^[: ]+/, "") : message;
}

function describeDataframe({ timeframe, candleType, frameText }: AnalyzedDfMessage): string {
  return `${timeframe} ${candleType}, ${countColumns(frameText)}`;
}

function countColumns(frameText: string): string {
  try {
    return `${decodeFrame(frameText).columns.length} columns`;
  } catch (error) {
    if (error instanceof FrameDecodeError) return error.message;
    throw error;
  }
}
