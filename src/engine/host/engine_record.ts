import type { FrameEnd } from "../wire/engine_entry.ts";

/** What an engine leaves about its strategies for the engine of the program's next start. */
export interface EngineRecord {
  /** How often each strategy exceeded the time limit before. */
  readonly timeouts: ReadonlyMap<string, number>;
  /** Where the dataframes of the last engine ended: later candles count as missed. */
  readonly ends: readonly FrameEnd[];
  /** Called when these counts change. */
  noteTimeouts(counts: ReadonlyMap<string, number>): void;
  /** Called when one evaluation uses much memory, and with null when it has ended. */
  noteSuspect(suspect: Suspect | null): void;
  /** Called when the program may be about to end. */
  noteEnds(ends: readonly FrameEnd[]): void;
}

/** An evaluation that uses much memory. */
export interface Suspect {
  readonly strategy: string;
  readonly pair: string;
  /** How much the program's memory has grown since the evaluation began. */
  readonly grownMb: number;
}
