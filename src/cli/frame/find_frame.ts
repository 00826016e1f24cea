import { RunError } from "../../app/run_error.ts";
import { nearest } from "../../text/nearest.ts";
import { printable } from "../../text/printable.ts";
import type { ProducerAnswer, ReceivedFrame } from "../dial/ask_producer.ts";

/**
 * Finds the first dataframe that matches.
 *
 * @throws {RunError} no producer has it. The message says for each producer what it has instead.
 */
export function findFrame(answers: readonly NamedAnswer[], query: FrameQuery): FoundFrame {
  for (const { name, frames } of answers) {
    const frame = frames.find(({ message }) =>
      isPair(message.pair, query.pair) && (query.timeframe === null || message.timeframe === query.timeframe)
    );
    if (frame !== undefined) return { producer: name, frame };
  }
  throw new RunError(answers.map((answer) => printable(describeMiss(answer, query))).join("\n"));
}

/** The dataframe to find. */
export interface FrameQuery {
  readonly pair: string;
  /** Null: any. */
  readonly timeframe: string | null;
}

/** A dataframe, and the name of the producer that sent it. */
export interface FoundFrame {
  readonly producer: string;
  readonly frame: ReceivedFrame;
}

/** What a producer answered, and its name. */
export interface NamedAnswer extends ProducerAnswer {
  readonly name: string;
}

/** Compares two pairs. Letter case does not count, as in the config's pair lists. */
export function isPair(pair: string, other: string): boolean {
  return pair.toLowerCase() === other.toLowerCase();
}

const MAX_PAIRS_SHOWN = 12;

function describeMiss({ name, failure, pairs, frames }: NamedAnswer, { pair, timeframe }: FrameQuery): string {
  const producer = `producer ${JSON.stringify(name)}`;
  if (failure !== null) return `${producer} ${failure}`;
  const timeframes = frames.flatMap(({ message }) => isPair(message.pair, pair) ? [message.timeframe] : []);
  if (timeframes.length > 0) return `${producer} has sent no ${timeframe} of ${pair}, but ${timeframes.join(", ")}`;
  const whitelist = pairs ?? [];
  if (whitelist.some((listed) => isPair(listed, pair))) {
    return `${producer} lists ${pair}, but has not analysed it yet: retry after the next candle`;
  }
  const near = nearest(pair, whitelist);
  const shown = near.length > 0 ? near : whitelist.slice(0, MAX_PAIRS_SHOWN);
  const rest = whitelist.length > shown.length ? `, ... (${whitelist.length} pairs)` : "";
  return `${producer} has no ${pair}; it has ${shown.join(", ") || "no pairs"}${rest}`;
}
