import type { EngineEntry } from "./engine_entry.ts";
import type { EngineSettings } from "./engine_settings.ts";
import type { HeldData } from "./held_data.ts";
import type { WireEvent } from "./packed_updates.ts";
import type { StrategyFile } from "./strategy_file.ts";
import type { StrategyTally } from "./strategy_tally.ts";

/** A message to the worker. */
export type ToWorker =
  | {
    readonly type: "start";
    readonly settings: EngineSettings;
    readonly strategies: readonly StrategyFile[];
    /** The shared integers: {@linkcode WatchSlot}. */
    readonly watch: SharedArrayBuffer;
    /** Whether to keep each pair's last analysed dataframe for `frames`. */
    readonly keepFrames: boolean;
    /** The time limit of one evaluation, in milliseconds. */
    readonly timeoutMs: number;
    /** How often each strategy exceeded the limit before, by its name. */
    readonly timeouts: ReadonlyMap<string, number>;
  }
  | {
    readonly type: "batch";
    readonly entries: readonly EngineEntry[];
    /** Whether to evaluate after each entry instead of once after the batch. A replay does. */
    readonly evaluateEach: boolean;
    /** When the batch was sent, in epoch milliseconds. */
    readonly at: number;
  }
  | { readonly type: "tallies" }
  | { readonly type: "frames" }
  /** Requests all data. The worker receives nothing after this message. */
  | { readonly type: "surrender" };

/** A message from the worker. */
export type FromWorker =
  | { readonly type: "ready"; readonly strategies: readonly string[] }
  | { readonly type: "failed"; readonly problem: string }
  /** The engine has a defect, so the worker must be replaced. */
  | { readonly type: "crashed"; readonly why: string }
  | { readonly type: "evaluating"; readonly id: number; readonly strategy: string; readonly pair: string }
  | { readonly type: "events"; readonly events: readonly WireEvent[] }
  | {
    readonly type: "batch_done";
    readonly events: readonly WireEvent[];
    /** How many evaluations are left. They run in the next batch, which may have no entries. */
    readonly unfinished: number;
    /** The buffers of the batch's messages. */
    readonly buffers: readonly ArrayBuffer[];
  }
  | { readonly type: "frame"; readonly strategy: string; readonly pair: string; readonly csv: string }
  | { readonly type: "tallies"; readonly tallies: readonly StrategyTally[] }
  | { readonly type: "frames_done" }
  | { readonly type: "surrendered"; readonly held: HeldData };
