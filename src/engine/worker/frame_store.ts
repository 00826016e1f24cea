import type { FrameKey } from "../../events.ts";
import { FrameBuffer } from "../../frame/frame_buffer.ts";
import { releaseTable, type Table } from "../../frame/table.ts";
import { timeframeToMs } from "../../frame/timeframe.ts";
import { MAX_CANDLES } from "../../producer/protocol/request.ts";
import { type BoundedEntry, BoundedFrames } from "./bounded_frames.ts";
import type { Holding } from "./memory_shares.ts";
import type { HandedFrame } from "../wire/held_data.ts";

/**
 * The newest dataframe of each producer, pair, timeframe and candle type.
 *
 * Follows freqtrade's `DataProvider._add_external_df`. docs/DIFFERENCES.md lists where it departs from it.
 */
export class FrameStore {
  readonly #entries: BoundedFrames<Entry>;
  /** The producers whose link has closed. In a replay no link opens, and none is down. */
  readonly #down = new Set<string>();

  /** @param memoryLimit bytes of all dataframes together */
  constructor(memoryLimit: number) {
    this.#entries = new BoundedFrames(memoryLimit);
  }

  /** The bytes of all dataframes. */
  get bytes(): number {
    return this.#entries.bytes;
  }

  get(key: FrameKey): HeldFrame | undefined {
    return this.#entries.get(key);
  }

  keys(): readonly FrameKey[] {
    return [...this.#entries.values()].map((entry) => entry.key);
  }

  /** Notes that a producer's link has opened again, so that its next dataframes do not count as stale. */
  linkOpened(producer: string): void {
    this.#down.delete(producer);
    for (const entry of this.#entries.values()) if (entry.key.producer === producer) entry.fresh = true;
  }

  /** Notes that a producer's link has closed. */
  linkClosed(producer: string): void {
    this.#down.add(producer);
  }

  /** Returns whether a producer's link is open, as far as is known. */
  isUp(producer: string): boolean {
    return !this.#down.has(producer);
  }

  /** Returns whether this dataframe is stored, but has not arrived since its link opened again. */
  isLeftOver(key: FrameKey): boolean {
    return this.#entries.get(key)?.fresh ?? false;
  }

  /** Returns whether this dataframe has a later candle than the stored one. */
  bringsNewCandle(key: FrameKey, table: Table): boolean {
    const held = this.get(key);
    return held !== undefined && lastDate(table) > endOf(held);
  }

  /** Removes dataframes that were last analysed before `before` and whose pair the producer no longer lists. */
  forget(producer: string, listed: ReadonlySet<string>, before: number): readonly FrameKey[] {
    this.#entries.list(producer, listed);
    const gone = [...this.#entries.values()].filter(({ key, analyzedAt }) =>
      key.producer === producer && !listed.has(key.pair) && analyzedAt < before
    );
    for (const entry of gone) this.#entries.delete(entry);
    return gone.map(({ key }) => key);
  }

  /** Removes dataframes as long as they take too much memory, and returns their keys. `changed` is the producer of the newest. */
  makeRoom(changed: string): readonly FrameKey[] {
    return this.#entries.makeRoom(changed);
  }

  /** Returns how much a producer's dataframes take. */
  holdingOf(producer: string): Readonly<Holding> {
    return this.#entries.holdingOf(producer);
  }

  /** Stores a dataframe with at least one row, or returns why it can't. */
  add(incoming: IncomingFrame): StoreOutcome {
    const entry = this.#entries.get(incoming.key);
    return entry === undefined ? this.#begin(incoming) : this.#continue(entry, incoming);
  }

  /** Returns all dataframes for another store. This one must not be used again. */
  surrender(): readonly HandedFrame[] {
    return [...this.#entries.values()].map(({ key, buffer, analyzedAt, grownAt, fresh, partial }) => (
      { key, table: buffer.surrender(), analyzedAt, grownAt, fresh, partial }
    ));
  }

  /** Stores a dataframe of another store. */
  restore({ key, table, ...state }: HandedFrame): void {
    const buffer = FrameBuffer.from(table, MAX_CANDLES);
    this.#entries.set({ key, buffer, bytes: buffer.bytes, ...state, staleInRow: 0 });
    releaseTable(table);
  }

  #begin(incoming: IncomingFrame): StoreOutcome {
    const { key, table } = incoming;
    const isAnswer = incoming.awaited !== null && table.rows > 1;
    // A dataframe that starts at index 0 is everything that the producer has, even if it is one row.
    const isWhole = table.rows >= FULL_DATAFRAME_ROWS || isAnswer || table.firstIndex === 0;
    // do not request what could not be stored
    const rows = isWhole || incoming.starved ? table.rows : MAX_CANDLES;
    if (!this.#entries.canAdd(key, 8 * rows * table.columns.length)) return { type: "full" };
    if (isWhole) return this.#replace(incoming, false);
    if (incoming.starved) return this.#replace(incoming, table.rows === 1);
    return { type: "hole", missing: MAX_CANDLES, why: "no data yet" };
  }

  #continue(entry: Entry, incoming: IncomingFrame): StoreOutcome {
    const { table, awaited } = incoming;
    const reachesEnd = lastDate(table) >= endOf(entry);
    // A dataframe with a new candle is not stale, whatever the producer's clock says.
    const isLater = lastDate(table) > endOf(entry);
    const isAnswer = awaited !== null && table.rows > 1;
    if (incoming.analyzedAt < entry.analyzedAt && !entry.fresh && !isLater && !(isAnswer && reachesEnd)) {
      return { type: "stale", inRow: ++entry.staleInRow };
    }
    const analyzedAt = entry.fresh || isLater ? incoming.analyzedAt : Math.max(incoming.analyzedAt, entry.analyzedAt);
    const isAll = table.rows >= FULL_DATAFRAME_ROWS || (isAnswer && incoming.awaitsAll && reachesEnd);
    if (isAll) return this.#replace({ ...incoming, analyzedAt }, false);
    const timeframe = timeframeToMs(entry.key.timeframe);
    const odd = findOddity(entry.buffer, table, timeframe, isAnswer);
    if (odd !== null) return { type: "odd", why: odd };
    const missing = Math.floor((firstDate(table) - endOf(entry)) / timeframe);
    if (missing > 1) {
      // Fewer rows than requested: the producer has no more, so this is everything.
      if (isAnswer && table.rows < awaited) return this.#replace(incoming, false);
      if (incoming.starved && table.rows > 1) return this.#replace(incoming, false);
      const limit = missing + 1 < FULL_DATAFRAME_ROWS ? missing + 1 : MAX_CANDLES;
      return { type: "hole", missing: limit, why: `${missing} candles are missing` };
    }
    const incomplete = table.rows === 1 ? findMissing(entry, table) : null;
    const type = entry.buffer.merge(table);
    this.#entries.resize(entry, entry.buffer.bytes);
    entry.analyzedAt = analyzedAt;
    if (isLater) entry.grownAt = incoming.receivedAt;
    entry.fresh = false;
    entry.staleInRow = 0;
    if (table.rows > 1) entry.partial = false;
    return { type, held: entry, incomplete };
  }

  #replace(incoming: IncomingFrame, partial: boolean): StoreOutcome {
    const buffer = FrameBuffer.from(incoming.table, MAX_CANDLES);
    const entry: Entry = {
      key: incoming.key,
      buffer,
      bytes: buffer.bytes,
      analyzedAt: incoming.analyzedAt,
      grownAt: this.#growthOf(incoming),
      fresh: false,
      partial,
      staleInRow: 0,
    };
    this.#entries.set(entry);
    return { type: "replaced", held: entry, incomplete: partial ? ONE_ROW : null };
  }

  #growthOf({ key, table, receivedAt }: IncomingFrame): number {
    const before = this.get(key);
    return before !== undefined && lastDate(table) === endOf(before) ? before.grownAt : receivedAt;
  }
}

/** A stored dataframe. */
export interface HeldFrame {
  readonly key: FrameKey;
  readonly buffer: FrameBuffer;
  /** When the producer analysed it, in epoch milliseconds. */
  readonly analyzedAt: number;
  /** When its last candle first arrived, in epoch milliseconds. */
  readonly grownAt: number;
}

/** A dataframe that has arrived, and which request it may answer. */
export interface IncomingFrame {
  readonly key: FrameKey;
  readonly table: Table;
  readonly analyzedAt: number;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
  /** How many rows the pending request asks for. Null when no request is pending. */
  readonly awaited: number | null;
  /** Whether that request asks for everything that the producer has. */
  readonly awaitsAll: boolean;
  /** Whether requests for this pair have failed, so that a part is better than nothing. */
  readonly starved: boolean;
}

/** The outcome of adding a dataframe. `missing` is the number of candles to request, with one row of overlap. */
export type StoreOutcome =
  | { readonly type: "replaced" | "appended" | "updated"; readonly held: HeldFrame; readonly incomplete: string | null }
  /** It was analysed before the stored one. `inRow` counts such dataframes in a row. */
  | { readonly type: "stale"; readonly inRow: number }
  /** Its candles can't follow the stored ones. */
  | { readonly type: "odd"; readonly why: string }
  /** It is new, and its producer's dataframes take too much memory. */
  | { readonly type: "full" }
  | { readonly type: "hole"; readonly missing: number; readonly why: string };

interface Entry extends HeldFrame, BoundedEntry {
  buffer: FrameBuffer;
  analyzedAt: number;
  grownAt: number;
  /** How many dataframes in a row were stale. */
  staleInRow: number;
  /** Whether the connection is new. Its first dataframe can be older, if the producer's clock was set back. */
  fresh: boolean;
  /** Whether only its newest row has arrived, because requests were not answered. */
  partial: boolean;
}

/** Freqtrade's `FULL_DATAFRAME_THRESHOLD`: a dataframe with this many rows is complete. */
export const FULL_DATAFRAME_ROWS = 100;
const ONE_ROW = "only single rows have arrived";

/** Returns why the whole dataframe must be requested although the row fits, or null. */
function findMissing(entry: Entry, row: Table): string | null {
  if (entry.partial) return ONE_ROW;
  return sameColumns(entry.buffer.columns, row.columns) ? null : "the producer's columns have changed";
}

/** Returns why rows would damage the stored dataframe instead of continuing it, or null. */
function findOddity(held: FrameBuffer, table: Table, timeframeMs: number, isAnswer: boolean): string | null {
  const first = firstDate(table);
  const last = lastDate(table);
  const end = held.lastDate ?? -Infinity;
  if (!isAnswer && last < (held.firstDate ?? -Infinity)) return "its candles are older than all stored ones";
  if (first > end && first - end < timeframeMs * MIN_STEP) {
    return `its first candle opens ${first - end} ms after the last stored one`;
  }
  const replaced = held.countRows(first, last);
  return replaced > table.rows ? `it has ${table.rows} rows where ${replaced} are stored` : null;
}

/** The least share of a timeframe between two candles. The shortest month has 28 of the 30 days that count as one. */
const MIN_STEP = 0.9;

/** Returns the date of the last stored candle. A buffer has at least one. */
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
