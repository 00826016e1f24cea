import type { FrameKey } from "../../events.ts";
import type { Table } from "../../frame/table.ts";

/** One dataframe on its way from one worker to the next. */
export interface HandedFrame {
  readonly key: FrameKey;
  readonly table: Table;
  readonly analyzedAt: number;
  /** Nothing has come of it since its producer's link was opened. */
  readonly fresh: boolean;
  readonly partial: boolean;
}

/** All that an engine has received and holds: what the next one needs to go on in its place. */
export interface HeldData {
  readonly frames: readonly HandedFrame[];
  /** The producers' whitelists. */
  readonly pairs: ReadonlyMap<string, readonly string[]>;
}

/** The memory behind the numbers, which is handed over instead of copied. */
export function buffersOf({ frames }: HeldData): Transferable[] {
  return frames.flatMap(({ table }) =>
    table.data.flatMap(({ values }) =>
      ArrayBuffer.isView(values) && values.buffer instanceof ArrayBuffer ? [values.buffer] : []
    )
  );
}
