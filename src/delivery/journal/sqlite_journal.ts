import type { DatabaseSync, StatementSync } from "node:sqlite";
import { type Signal, SIGNAL_FIELDS } from "../../signal.ts";
import type { Delivery, DeliveryChange } from "./delivery_record.ts";
import type { MissedSignal } from "./backlog.ts";
import { checkFile } from "./check_file.ts";
import { FilePlace } from "./file_place.ts";
import { openDatabase, type OpenOptions } from "./open_database.ts";
import { deliveryOf, type Row, SIGNAL_COLUMNS, signalOf } from "./rows.ts";
import { replaceDamaged, type Replacement } from "./replace_damaged.ts";
import { toJournalError } from "./sqlite_error.ts";

/** The journal in a SQLite file. A method that throws {@linkcode JournalError} has changed nothing. */
export class SqliteJournal implements Disposable {
  readonly path: string;
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  /** Null for a file in memory. */
  readonly #place: FilePlace | null;

  /** @throws {JournalError} the file can't be used, or is not a journal */
  constructor(path: string, options: OpenOptions = {}) {
    this.path = path;
    this.#db = openDatabase(path, options);
    try {
      this.#place = path === ":memory:" ? null : new FilePlace(path);
    } catch (error) {
      this.#db.close();
      throw toJournalError(error, path);
    }
  }

  /** Records a signal with its deliveries. @returns false when the file has it already. Then it writes nothing */
  record(signal: Signal, sinks: readonly string[], now: number): boolean {
    return this.#transaction(() => this.#insert(signal, sinks, now));
  }

  /** Changes a delivery. Does nothing if it does not exist. */
  change(id: string, sink: string, change: DeliveryChange, now: number): void {
    this.#guarded(() => this.#update(id, sink, change, now));
  }

  /**
   * Marks the deliveries of a signal to these sinks as pending, whatever their state. A sink that never had one gets one. A
   * resent delivery does not expire, and keeps its note.
   */
  resend(id: string, sinks: readonly string[], now: number): void {
    this.#transaction(() => {
      for (const sink of sinks) {
        this.#statement(
          `INSERT INTO delivery (sink, signal, state, resent, updated_at)
            SELECT ?, seq, 'pending', 1, ? FROM signal WHERE id = ?
            ON CONFLICT DO UPDATE SET state = 'pending', attempts = 0, started = 0, resent = 1,
              updated_at = excluded.updated_at`,
        ).run(sink, now, id);
      }
    });
  }

  /** Writes what an outage missed, in one transaction. Skips a row that SQLite can't store. */
  write(missed: Iterable<MissedSignal>): void {
    this.#transaction(() => {
      for (const { id, recorded, deliveries } of missed) {
        if (recorded !== null) this.#unlessUnfit(() => this.#insert(recorded.signal, [], recorded.at));
        for (const [sink, { isNew, change, at }] of deliveries) {
          this.#unlessUnfit(() => {
            if (isNew) this.#insertDelivery(id, sink, at);
            this.#update(id, sink, change, at);
          });
        }
      }
    });
  }

  has(id: string): boolean {
    return this.#guarded(() => this.#statement("SELECT 1 FROM signal WHERE id = ?").get(id) !== undefined);
  }

  /** Returns the newest `limit` pending deliveries of a sink, the oldest signal first. */
  pending(sink: string, limit: number): readonly StoredDelivery[] {
    return this.#guarded(() => {
      const newest = `${DELIVERIES} WHERE sink = ? AND state = 'pending' ORDER BY delivery.signal DESC LIMIT ?`;
      return this.#statement(newest).all(sink, limit).map(readStored).reverse();
    });
  }

  /** Returns one delivery, or null if it does not exist. */
  delivery(id: string, sink: string): StoredDelivery | null {
    return this.#guarded(() => {
      const row = this.#statement(`${DELIVERIES} WHERE signal.id = ? AND sink = ?`).get(id, sink);
      return row === undefined ? null : readStored(row);
    });
  }

  /**
   * Deletes at most `limit` signals that were recorded before a time in epoch milliseconds.
   *
   * It keeps those with a pending delivery, for one more year.
   *
   * @returns how many it deleted. If that is `limit`, there may be more
   */
  prune(before: number, limit: number): number {
    return this.#guarded(() =>
      Number(
        this.#statement(`DELETE FROM signal WHERE seq IN (
          SELECT seq FROM signal WHERE recorded_at < ? AND (recorded_at < ? OR NOT EXISTS (
            SELECT 1 FROM delivery WHERE delivery.signal = seq AND state = 'pending'
          )) ORDER BY recorded_at LIMIT ?)`).run(before, before - MAX_PENDING_MS, limit).changes,
      )
    );
  }

  /** Returns the steps of a check of the whole file, see {@linkcode checkFile}. */
  *check(): Generator<void> {
    const steps = checkFile(this.#db);
    while (this.#guarded(() => steps.next().done !== true)) yield;
  }

  /**
   * Replaces the file by a new one with what can be read of it, and closes it.
   *
   * @throws {JournalError} the new file can't be written. Then nothing has changed
   */
  replace(now: number): Replacement | null {
    this.#statements.clear();
    return replaceDamaged(this.path, this.#db.isOpen ? this.#db : null, now);
  }

  /**
   * Throws unless the file is the one that was opened, and not shorter than it was. SQLite notices neither, and what it
   * writes would be lost.
   *
   * @throws {JournalError} the file was moved, removed, replaced or cut
   */
  requireInPlace(): void {
    this.#guarded(() => this.#place?.require());
  }

  [Symbol.dispose](): void {
    this.#statements.clear();
    if (this.#db.isOpen) this.#guarded(() => this.#db.close());
  }

  #insert(signal: Signal, sinks: readonly string[], now: number): boolean {
    const { changes } = this.#statement(
      `INSERT INTO signal (${SIGNAL_FIELDS.join(", ")}, recorded_at)
        VALUES (${SIGNAL_FIELDS.map(() => "?").join(", ")}, ?) ON CONFLICT (id) DO NOTHING`,
    ).run(...SIGNAL_FIELDS.map((field) => signal[field]), now);
    if (changes === 0) return false;
    for (const sink of sinks) this.#insertDelivery(signal.id, sink, now);
    return true;
  }

  #insertDelivery(id: string, sink: string, now: number): void {
    this.#statement(
      `INSERT INTO delivery (sink, signal, state, updated_at)
        SELECT ?, seq, 'pending', ? FROM signal WHERE id = ? ON CONFLICT DO NOTHING`,
    ).run(sink, now, id);
  }

  #update(id: string, sink: string, change: DeliveryChange, now: number): void {
    const changed = CHANGEABLE.filter((column) => change[column] !== undefined);
    const sets = [...changed, "updated_at"].map((column) => `${column} = ?`).join(", ");
    this.#statement(
      `UPDATE delivery SET ${sets} WHERE sink = ? AND signal = (SELECT seq FROM signal WHERE id = ?)`,
    ).run(...changed.map((column) => change[column] ?? null), now, sink, id);
  }

  #unlessUnfit(write: () => void): void {
    try {
      write();
    } catch (error) {
      if (toJournalError(error, this.path).kind !== "row") throw error;
    }
  }

  #statement(sql: string): StatementSync {
    const cached = this.#statements.get(sql);
    if (cached !== undefined) return cached;
    const statement = this.#db.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  #transaction<T>(body: () => T): T {
    return this.#guarded(() => {
      this.#statement("BEGIN IMMEDIATE").run();
      try {
        const result = body();
        this.#statement("COMMIT").run();
        return result;
      } catch (error) {
        // some errors, such as a full disk, have rolled it back already
        if (this.#db.isTransaction) this.#statement("ROLLBACK").run();
        throw error;
      }
    });
  }

  #guarded<T>(body: () => T): T {
    try {
      return body();
    } catch (error) {
      throw toJournalError(error, this.path);
    }
  }
}

/** A delivery, and the place of its signal in the order of emission. */
export interface StoredDelivery {
  readonly seq: number;
  readonly delivery: Delivery;
}

/** A signal that stays pending this much longer belongs to a sink that is gone: no timeframe is that long. */
const MAX_PENDING_MS = 366 * 86_400_000;
const CHANGEABLE = [
  "state",
  "attempts",
  "started",
  "result",
  "note",
] as const satisfies readonly (keyof DeliveryChange)[];
const DELIVERIES = `SELECT seq, ${SIGNAL_COLUMNS}, sink, state, attempts, started, result, note, resent, updated_at
  FROM delivery JOIN signal ON signal.seq = delivery.signal`;

function readStored(row: Row): StoredDelivery {
  return { seq: Number(row["seq"]), delivery: deliveryOf(row, signalOf(row)) };
}
