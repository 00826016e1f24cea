import type { FrameKey } from "../../events.ts";
import type { HeldData } from "./held_data.ts";
import { packText } from "./long_text.ts";
import type { ReceivedMessage } from "./received_message.ts";

/** One input of the engine. Entries are processed in the order in which they happened. */
export type EngineEntry = MessageEntry | LinkEntry | HeldEntry | ResumedEntry;

/** A producer's message. A long text is queued and sent as UTF-8 bytes, which move to the worker without a copy. */
export interface MessageEntry extends Omit<ReceivedMessage, "text"> {
  readonly type: "message";
  readonly text: string | Uint8Array<ArrayBuffer>;
}

/** A link that has opened or closed. */
export type LinkEntry =
  | { readonly type: "link_opened"; readonly producer: string; readonly at: number }
  | { readonly type: "link_closed"; readonly producer: string };

/** The data of the worker before this one, and the time in epoch milliseconds. */
export interface HeldEntry {
  readonly type: "held";
  readonly held: HeldData;
  readonly at: number;
}

/** Where the dataframes of the worker before this one ended, when its data is lost. */
export interface ResumedEntry {
  readonly type: "resumed";
  readonly ends: readonly FrameEnd[];
}

/** A dataframe and the open time of its last candle, in epoch milliseconds. */
export interface FrameEnd {
  readonly key: FrameKey;
  readonly lastCandle: number;
}

/** Packs a message for the queue and the worker. */
export function packMessage({ text, ...message }: ReceivedMessage): MessageEntry {
  return { type: "message", ...message, text: packText(text) };
}
