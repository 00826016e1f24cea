import type { EngineEvent, FrameKey, SignalEvent } from "../../events.ts";

/** The `frame_updated` events of a batch, in order. To copy an object for each would cost more than its evaluation. */
export interface PackedUpdates {
  readonly type: "frames_updated";
  /** Dataframes that both sides number from now on. */
  readonly keys: readonly FrameKey[];
  /** The number of the first of `keys`. 0 starts the numbers again. */
  readonly firstKey: number;
  /**
   * Six numbers for each event: the dataframe's number, rows, columns, the position of the change in
   * {@linkcode CHANGES}, `analyzedAt` and `lastCandle`.
   */
  readonly values: Float64Array<ArrayBuffer>;
}

/** The count of numbers for each event in {@linkcode PackedUpdates.values}. */
export const UPDATE_FIELDS = 6;

/** The kinds of changes. */
export const CHANGES: readonly FrameUpdate["change"][] = ["replaced", "appended", "updated"];

/** The most dataframes that are numbered before the numbers start again. */
export const MAX_KEYS = 100_000;

export type FrameUpdate = Extract<EngineEvent, { readonly type: "frame_updated" }>;

/** An event as it crosses from the worker. */
export type WireEvent = Exclude<EngineEvent | SignalEvent, FrameUpdate> | PackedUpdates;
