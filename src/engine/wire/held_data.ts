import type { FrameKey } from "../../events.ts";
import type { Table } from "../../frame/table.ts";

/** All data that an engine has received. Another engine can continue with it. */
export interface HeldData {
  readonly frames: readonly HandedFrame[];
  /** The whitelist of each producer. */
  readonly pairs: ReadonlyMap<string, readonly string[]>;
}

/** One dataframe that moves from one worker to the next. */
export interface HandedFrame {
  readonly key: FrameKey;
  readonly table: Table;
  /** When the producer analysed it, in epoch milliseconds. */
  readonly analyzedAt: number;
  /** When its last candle first arrived, in epoch milliseconds. */
  readonly grownAt: number;
  /** Whether no message has updated it since its producer's link opened. */
  readonly fresh: boolean;
  /** Whether only its newest rows have arrived. */
  readonly partial: boolean;
}

/** Returns the memory of the columns, which moves to the next worker instead of being copied. */
export function buffersOf({ frames }: HeldData): Transferable[] {
  return frames.flatMap(({ table }) =>
    table.data.flatMap(({ values }) =>
      ArrayBuffer.isView(values) && values.buffer instanceof ArrayBuffer ? [values.buffer] : []
    )
  );
}
