import type { FrameKey } from "../../events.ts";
import type { HeldData } from "./held_data.ts";
import type { PackedMessages } from "./packed_messages.ts";

/** One input of the engine. Entries are processed in the order in which they happened. */
export type EngineEntry = PackedMessages | LinkEntry | HeldEntry | ResumedEntry;

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
