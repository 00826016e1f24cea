import { z } from "zod";
import type { EngineRecord, Suspect } from "../engine/host/engine_record.ts";
import type { FrameEnd } from "../engine/wire/engine_entry.ts";
import { StrategyTimeouts } from "../engine/wire/strategy_timeouts.ts";
import type { StrategySetAsideEvent } from "../events.ts";
import { REQUESTED } from "../supervisor/judge_end.ts";
import type { Supervision } from "../supervisor/supervision.ts";

/**
 * What the program keeps about its strategies when it is started again. A strategy that used up the memory when it
 * crashed is set aside until its file changes.
 */
export class RestartNotes implements EngineRecord {
  readonly #file: Pick<NonNullable<Supervision["notes"]>, "write"> | null;
  #notes: Notes;
  /** The strategy that is set aside, or null. */
  readonly setAside: StrategySetAsideEvent | null;
  /** Where the dataframes had ended. */
  readonly ends: readonly FrameEnd[];

  constructor(supervision: Supervision | null) {
    this.#file = supervision?.notes ?? null;
    const after = supervision?.restartedAfter ?? null;
    const { timeouts, suspect, ends } = parse(after === null ? null : supervision?.notes?.read() ?? null);
    const isGuilty = suspect !== null && after !== null && after !== REQUESTED;
    this.setAside = isGuilty ? { type: "strategy_set_aside", ...suspect, after } : null;
    const counted = new StrategyTimeouts(new Map(timeouts));
    if (isGuilty) counted.suspend(suspect.strategy);
    this.#notes = { timeouts: [...counted.counts], suspect: null, ends: [] };
    this.ends = ends;
    if (after !== null) this.#write();
  }

  /** How often each strategy exceeded the time limit. */
  get timeouts(): ReadonlyMap<string, number> {
    return new Map(this.#notes.timeouts);
  }

  /** Remembers how often each strategy exceeded the time limit. */
  noteTimeouts(counts: ReadonlyMap<string, number>): void {
    this.#notes = { ...this.#notes, timeouts: [...counts] };
    this.#write();
  }

  /** Remembers the evaluation that uses up the memory, or that it has ended. */
  noteSuspect(suspect: Suspect | null): void {
    this.#notes = { ...this.#notes, suspect, ends: suspect === null ? [] : this.#notes.ends };
    this.#write();
  }

  /** Remembers where the dataframes end. */
  noteEnds(ends: readonly FrameEnd[]): void {
    this.#notes = { ...this.#notes, ends };
    this.#write();
  }

  #write(): void {
    this.#file?.write(JSON.stringify(this.#notes));
  }
}

const KEY = z.object({ producer: z.string(), pair: z.string(), timeframe: z.string(), candleType: z.string() });

const NOTES = z.object({
  timeouts: z.array(z.tuple([z.string(), z.number()])).readonly(),
  suspect: z.object({ strategy: z.string(), pair: z.string(), grownMb: z.number() }).nullable(),
  ends: z.array(z.object({ key: KEY, lastCandle: z.number() })).readonly(),
});

type Notes = Readonly<z.infer<typeof NOTES>>;

/** A crash can cut the file. */
function parse(text: string | null): Notes {
  try {
    return NOTES.parse(JSON.parse(text ?? ""));
  } catch {
    return { timeouts: [], suspect: null, ends: [] };
  }
}
