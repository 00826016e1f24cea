import type { EngineEvent, SignalEvent } from "../../events.ts";
import type { ReceivedMessage } from "./received_message.ts";
import type { HeldData } from "./held_data.ts";
import { packText } from "./long_text.ts";
import type { EngineSettings } from "./engine_settings.ts";
import type { StrategyTally } from "./strategy_tally.ts";

/** A strategy's file. */
export interface StrategyFile {
  /** As the user wrote it. */
  readonly path: string;
  readonly url: string;
}

/** What the engine is fed, in the order in which it happened. */
export type EngineEntry = MessageEntry | LinkEntry | HeldEntry;

/** What the worker before this one held, and the time. */
export interface HeldEntry {
  readonly type: "held";
  readonly held: HeldData;
  readonly at: number;
}

/** A message. A long text waits and crosses as UTF-8 bytes, which are handed over instead of copied. */
export interface MessageEntry extends Omit<ReceivedMessage, "text"> {
  readonly type: "message";
  readonly text: string | Uint8Array<ArrayBuffer>;
}

/** A message as it waits and crosses. */
export function messageEntry({ text, ...message }: ReceivedMessage): MessageEntry {
  return { type: "message", ...message, text: packText(text) };
}

/** What happened to a link. */
export type LinkEntry =
  | { readonly type: "link_opened"; readonly producer: string; readonly at: number }
  | { readonly type: "link_closed"; readonly producer: string };

/** To the worker. */
export type ToWorker =
  | {
    readonly type: "start";
    readonly settings: EngineSettings;
    readonly strategies: readonly StrategyFile[];
    /** See {@linkcode WatchSlot}. */
    readonly watch: SharedArrayBuffer;
    /** Keep each pair's last analysed dataframe, to be asked for with `frames`. */
    readonly keepFrames: boolean;
    /** `strategy\u0000pair` of what has been stuck too often to run again. */
    readonly suspended: readonly string[];
  }
  | {
    readonly type: "batch";
    readonly entries: readonly EngineEntry[];
    /** Evaluate after each entry instead of once after all: a replay sees every state. */
    readonly evaluateEach: boolean;
  }
  | { readonly type: "tallies" }
  | { readonly type: "frames" }
  /** Give all that is held away: the last that this worker is asked for. */
  | { readonly type: "surrender" };

/** From the worker. */
export type FromWorker =
  | { readonly type: "ready"; readonly strategies: readonly string[] }
  | { readonly type: "failed"; readonly problem: string }
  | { readonly type: "evaluating"; readonly id: number; readonly strategy: string; readonly pair: string }
  | { readonly type: "events"; readonly events: readonly (EngineEvent | SignalEvent)[] }
  | { readonly type: "batch_done"; readonly events: readonly (EngineEvent | SignalEvent)[] }
  | { readonly type: "frame"; readonly strategy: string; readonly pair: string; readonly csv: string }
  | { readonly type: "tallies"; readonly tallies: readonly StrategyTally[] }
  | { readonly type: "frames_done" }
  | { readonly type: "surrendered"; readonly held: HeldData };

/** The shared integers by which the main thread sees what the worker is at, without a message for each evaluation. */
export const WatchSlot = {
  /** Counts evaluations: while it stays the same and is running, one evaluation has not returned. */
  evaluation: 0,
  /** The id of the strategy and pair that is running (told once by `evaluating`), or 0. */
  running: 1,
} as const;

/** The bytes of the shared integers. */
export const WATCH_BYTES = 8;
