import type { EngineEvent, FrameKey, SignalEvent } from "../../events.ts";
import { keyOf } from "../../text/key_of.ts";
import type { FrameEnd } from "../wire/engine_entry.ts";

/**
 * Where the worker's dataframes end, for a worker that replaces one which is lost with its data.
 *
 * Changes count once their batch is done, because strategies may not have seen them before. A new dataframe counts at once,
 * up to its last candle: what follows would otherwise be lost when its first batch never ends.
 */
export class FrameEnds {
  readonly #ends = new Map<string, FrameEnd>();
  readonly #batch = new Map<string, FrameEnd>();
  /** The dataframes that are new in this batch. */
  readonly #new = new Map<string, FrameEnd>();

  /** Notes an event of the batch that is being processed. */
  note(event: EngineEvent | SignalEvent): void {
    if (event.type !== "frame_updated") return;
    const { key, lastCandle } = event;
    const id = idOf(key);
    this.#batch.set(id, { key, lastCandle });
    if (!this.#ends.has(id) && !this.#new.has(id)) this.#new.set(id, { key, lastCandle: lastCandle - 1 });
  }

  /** Accepts the changes of the batch. */
  commit(): void {
    for (const [id, end] of this.#batch) this.#set(id, end);
    this.#batch.clear();
    this.#new.clear();
  }

  /** Drops the changes of a batch that was not finished, and returns where the dataframes ended before it. */
  take(): readonly FrameEnd[] {
    for (const [id, end] of this.#new) this.#set(id, end);
    this.#batch.clear();
    this.#new.clear();
    return this.list();
  }

  /** Returns where the dataframes ended before the batch that is being processed. */
  list(): readonly FrameEnd[] {
    return [...this.#ends.values(), ...this.#new.values()];
  }

  /** Continues with the ends of an engine that was lost. */
  restore(ends: readonly FrameEnd[]): void {
    for (const end of ends) this.#ends.set(idOf(end.key), end);
  }

  #set(id: string, end: FrameEnd): void {
    if (this.#ends.size < MAX_ENDS || this.#ends.has(id)) this.#ends.set(id, end);
  }
}

/** Bounds the memory when a producer sends pairs without end. */
const MAX_ENDS = 20_000;

function idOf({ producer, pair, timeframe, candleType }: FrameKey): string {
  return keyOf(producer, pair, timeframe, candleType);
}
