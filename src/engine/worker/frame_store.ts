import type { FrameKey } from "../../events.ts";
import { FrameBuffer } from "../../frame/frame_buffer.ts";
import { releaseTable, type Table } from "../../frame/table.ts";
import { timeframeToMs } from "../../frame/timeframe.ts";
import { frameId } from "./frame_key.ts";
import type { HandedFrame } from "../wire/held_data.ts";

/** freqtrade's `FULL_DATAFRAME_THRESHOLD`: a frame of so many rows is the whole, not a part. */
export const FULL_DATAFRAME_ROWS = 100;
/** No more rows than these are kept of one dataframe, as in freqtrade. */
export const MAX_ROWS = 1500;

/** One dataframe that is held. */
export interface HeldFrame {
  readonly key: FrameKey;
  readonly buffer: FrameBuffer;
  /** When the producer analysed it, epoch milliseconds. */
  readonly analyzedAt: number;
}

/** A frame as it came, with what is known of why it came. */
export interface IncomingFrame {
  readonly key: FrameKey;
  readonly table: Table;
  readonly analyzedAt: number;
  /** How many rows were asked for in the request that this may answer; null when nothing was asked. */
  readonly awaited: number | null;
  /** Whether that request was for all that the producer has. */
  readonly awaitsAll: boolean;
  /** Requests for this pair have brought nothing of use: what there is must do. */
  readonly starved: boolean;
}

/** What became of an incoming frame. `missing` is the number of candles to ask for, one row of overlap included. */
export type StoreOutcome =
  | { readonly type: "replaced" | "appended" | "updated"; readonly held: HeldFrame; readonly incomplete: string | null }
  | { readonly type: "stale" }
  | { readonly type: "hole"; readonly missing: number; readonly why: string };

interface Entry extends HeldFrame {
  buffer: FrameBuffer;
  analyzedAt: number;
  /** A new connection: its first frame may carry an older analysis (a producer whose clock was set back). */
  fresh: boolean;
  /** It began with one row of many, because requests were not answered: the rest is still wanted. */
  partial: boolean;
}

/** A full copy of every dataframe of every producer: freqtrade's `DataProvider._add_external_df`, without its faults. */
export class FrameStore {
  readonly #entries = new Map<string, Entry>();

  get(key: FrameKey): HeldFrame | undefined {
    return this.#entries.get(frameId(key));
  }

  keys(): readonly FrameKey[] {
    return [...this.#entries.values()].map((entry) => entry.key);
  }

  /** The producer's link was opened anew: nothing that comes now can be a latecomer. */
  linkOpened(producer: string): void {
    for (const entry of this.#entries.values()) if (entry.key.producer === producer) entry.fresh = true;
  }

  /** Whether this frame would bring a candle later than the last one held. */
  bringsNewCandle(key: FrameKey, table: Table): boolean {
    const held = this.get(key);
    return held !== undefined && lastDate(table) > endOf(held);
  }

  /** Forgets what this producer was last heard of before `before` and no longer lists: dynamic pairlists change for ever. */
  forget(producer: string, listed: ReadonlySet<string>, before: number): readonly FrameKey[] {
    const gone = [...this.#entries.values()].filter(({ key, analyzedAt }) =>
      key.producer === producer && !listed.has(key.pair) && analyzedAt < before
    );
    for (const { key } of gone) this.#entries.delete(frameId(key));
    return gone.map(({ key }) => key);
  }

  /** Takes a frame with at least one row in, or says why not. */
  add(incoming: IncomingFrame): StoreOutcome {
    const entry = this.#entries.get(frameId(incoming.key));
    return entry === undefined ? this.#begin(incoming) : this.#continue(entry, incoming);
  }

  /** Gives everything away: the store must not be used any more. */
  surrender(): readonly HandedFrame[] {
    return [...this.#entries.values()].map(({ key, buffer, analyzedAt, fresh, partial }) => (
      { key, table: buffer.surrender(), analyzedAt, fresh, partial }
    ));
  }

  /** Takes in what another store gave away. */
  restore({ key, table, analyzedAt, fresh, partial }: HandedFrame): void {
    const buffer = FrameBuffer.from(table, MAX_ROWS);
    this.#entries.set(frameId(key), { key, buffer, analyzedAt, fresh, partial });
    releaseTable(table);
  }

  #begin(incoming: IncomingFrame): StoreOutcome {
    const { table } = incoming;
    const isAnswer = incoming.awaited !== null && table.rows > 1;
    // a frame that begins at index 0 is all that the producer has, be it one row
    const isWhole = table.rows >= FULL_DATAFRAME_ROWS || isAnswer || table.firstIndex === 0;
    if (isWhole) return this.#replace(incoming, false);
    if (incoming.starved) return this.#replace(incoming, table.rows === 1);
    return { type: "hole", missing: MAX_ROWS, why: "nothing is held yet" };
  }

  #continue(entry: Entry, incoming: IncomingFrame): StoreOutcome {
    const { table, awaited } = incoming;
    const reachesEnd = lastDate(table) >= endOf(entry);
    // a candle that is not held yet can't be a latecomer, whatever the producer's clock says
    const isLater = lastDate(table) > endOf(entry);
    const isAnswer = awaited !== null && table.rows > 1;
    if (incoming.analyzedAt < entry.analyzedAt && !entry.fresh && !isLater && !(isAnswer && reachesEnd)) {
      return { type: "stale" };
    }
    const analyzedAt = entry.fresh || isLater ? incoming.analyzedAt : Math.max(incoming.analyzedAt, entry.analyzedAt);
    const isAll = table.rows >= FULL_DATAFRAME_ROWS || (isAnswer && incoming.awaitsAll && reachesEnd);
    if (isAll) return this.#replace({ ...incoming, analyzedAt }, false);
    const timeframe = timeframeToMs(entry.key.timeframe);
    const missing = Math.floor((firstDate(table) - endOf(entry)) / timeframe);
    if (missing > 1) {
      // fewer rows than asked for: the producer has no more, so this is the whole
      if (isAnswer && table.rows < awaited) return this.#replace(incoming, false);
      if (incoming.starved && table.rows > 1) return this.#replace(incoming, false);
      const limit = missing + 1 < FULL_DATAFRAME_ROWS ? missing + 1 : MAX_ROWS;
      return { type: "hole", missing: limit, why: `${missing} candles are missing` };
    }
    const incomplete = table.rows === 1 ? whatIsMissing(entry, table) : null;
    const type = entry.buffer.merge(table);
    entry.analyzedAt = analyzedAt;
    entry.fresh = false;
    if (table.rows > 1) entry.partial = false;
    return { type, held: entry, incomplete };
  }

  #replace(incoming: IncomingFrame, partial: boolean): StoreOutcome {
    const entry: Entry = {
      key: incoming.key,
      buffer: FrameBuffer.from(incoming.table, MAX_ROWS),
      analyzedAt: incoming.analyzedAt,
      fresh: false,
      partial,
    };
    this.#entries.set(frameId(incoming.key), entry);
    return { type: "replaced", held: entry, incomplete: partial ? ONE_ROW : null };
  }
}

const ONE_ROW = "no more than single rows have come";

/** Why the whole is wanted again though the row fits; null when it is not. */
function whatIsMissing(entry: Entry, row: Table): string | null {
  if (entry.partial) return ONE_ROW;
  return sameColumns(entry.buffer.columns, row.columns) ? null : "the producer's columns have changed";
}

/** The date of the last candle that is held; a buffer is made of at least one. */
function endOf(held: HeldFrame): number {
  return held.buffer.lastDate ?? -Infinity;
}

function firstDate(table: Table): number {
  return dateAt(table, 0);
}

function lastDate(table: Table): number {
  return dateAt(table, table.rows - 1);
}

function dateAt(table: Table, row: number): number {
  const column = table.data[table.columns.indexOf("date")];
  return column?.kind === "date" ? column.values[row] ?? NaN : NaN;
}

function sameColumns(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((name, i) => name === b[i]));
}
